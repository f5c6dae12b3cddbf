package dev.offsetlab.engine.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.meta.ConfigChange;
import dev.offsetlab.engine.meta.ConfigChanges;
import dev.offsetlab.engine.meta.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.AlterConfigsRequestData.AlterConfigsResource;
import org.apache.kafka.common.message.AlterConfigsRequestData.AlterableConfig;
import org.apache.kafka.common.message.AlterConfigsRequestData.AlterableConfigCollection;
import org.apache.kafka.common.message.AlterConfigsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlterConfigsHandlerTest {
    @TempDir
    Path folder;

    private AdminRoom room;

    @BeforeEach
    void open() throws IOException {
        room = AdminRoom.at(folder, Map.of());
        room.topics().create("orders", 1, Map.of("retention.ms", "1000", "segment.ms", "5000"));
    }

    @AfterEach
    void close() throws IOException {
        room.close();
    }

    private static AlterConfigsResource resource(ConfigResource.Type type, String name, String key, String value) {
        AlterableConfigCollection configs = new AlterableConfigCollection();
        configs.add(new AlterableConfig().setName(key).setValue(value));
        return new AlterConfigsResource()
                .setResourceType(type.id())
                .setResourceName(name)
                .setConfigs(configs);
    }

    private Errors replace(boolean validateOnly, AlterConfigsResource resource) {
        AlterConfigsRequestData request = new AlterConfigsRequestData().setValidateOnly(validateOnly);
        request.resources().add(resource);
        var response = room.call(ApiKeys.ALTER_CONFIGS, request, 2, AlterConfigsResponseData.class);
        return Errors.forCode(response.responses().getFirst().errorCode());
    }

    private Errors replaceTopic(String key, String value) {
        return replace(false, resource(ConfigResource.Type.TOPIC, "orders", key, value));
    }

    private Map<String, String> own() {
        return room.topics().topic("orders").orElseThrow().configs();
    }

    @Test
    void topic_whatIsNotNamed_goesBackToWhatIsInherited() {
        assertThat(replaceTopic("retention.ms", "2000")).isEqualTo(Errors.NONE);

        assertThat(own()).isEqualTo(Map.of("retention.ms", "2000"));
        var log = room.topics().partition("orders", 0).orElseThrow();
        assertThat(log.config().retentionMs()).isEqualTo(2000);
        assertThat(log.config().segmentMs()).isEqualTo(604_800_000);
    }

    @Test
    void topic_withoutAnyConfig_hasNoneOfItsOwn() {
        AlterConfigsResource nothing = resource(ConfigResource.Type.TOPIC, "orders", "x", "x");
        nothing.setConfigs(new AlterableConfigCollection());

        assertThat(replace(false, nothing)).isEqualTo(Errors.NONE);
        assertThat(own()).isEmpty();
    }

    @Test
    void topic_refusedOrOnlyValidated_keepsWhatItHas() {
        Map<String, String> before = Map.of("retention.ms", "1000", "segment.ms", "5000");

        assertThat(replace(true, resource(ConfigResource.Type.TOPIC, "orders", "retention.ms", "7")))
                .isEqualTo(Errors.NONE);
        assertThat(replaceTopic("no.such", "1")).isEqualTo(Errors.INVALID_CONFIG);
        assertThat(replaceTopic("retention.ms", "soon")).isEqualTo(Errors.INVALID_CONFIG);
        assertThat(replace(false, resource(ConfigResource.Type.TOPIC, "gone", "retention.ms", "7")))
                .isEqualTo(Errors.UNKNOWN_TOPIC_OR_PARTITION);
        assertThat(own()).isEqualTo(before);
    }

    @Test
    void broker_replacesTheDynamicOnes_andNoneThatNeedsARestart() throws IOException {
        room.settings()
                .alter(
                        Settings.Scope.BROKER,
                        ConfigChanges.of(List.of(new ConfigChange("max.connections", ConfigChange.Op.SET, "77"))),
                        false);

        assertThat(replace(false, resource(ConfigResource.Type.BROKER, "1", "data.path", "heap")))
                .isEqualTo(Errors.NONE);
        assertThat(room.settings().stringValue("data.path")).isEqualTo("heap");
        assertThat(room.settings().intValue("max.connections")).isEqualTo(10_000);
        assertThat(replace(false, resource(ConfigResource.Type.BROKER, "1", "num.network.threads", "3")))
                .isEqualTo(Errors.INVALID_REQUEST);
        assertThat(room.settings().stringValue("data.path")).isEqualTo("heap");
    }
}
