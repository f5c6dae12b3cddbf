package dev.offsetlab.engine.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigEditTest {
    private final ConfigEdit edit = new ConfigEdit(TopicKeys.SCHEMA::key, name -> "delete");

    @Test
    void append_toInherited_keepsWhatWasInForce() {
        assertThat(edit.apply(Map.of(), List.of(change(ConfigChange.Op.APPEND, "cleanup.policy", "compact"))))
                .isEqualTo(Map.of("cleanup.policy", "delete,compact"));
    }

    @Test
    void append_twice_changesNothing() {
        Map<String, String> own = Map.of("cleanup.policy", "delete,compact");
        assertThat(edit.apply(own, List.of(change(ConfigChange.Op.APPEND, "cleanup.policy", "compact"))))
                .isEqualTo(own);
    }

    @Test
    void subtract_oneOfTwo_leavesTheOther() {
        Map<String, String> own = Map.of("cleanup.policy", "delete,compact");
        assertThat(edit.apply(own, List.of(change(ConfigChange.Op.SUBTRACT, "cleanup.policy", "delete"))))
                .isEqualTo(Map.of("cleanup.policy", "compact"));
    }

    @Test
    void append_toANumber_isRefused() {
        assertThatThrownBy(() -> edit.apply(Map.of(), List.of(change(ConfigChange.Op.APPEND, "retention.ms", "5"))))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage("Can't APPEND to key retention.ms because its type is not LIST.");
    }

    @Test
    void apply_sameKeyTwice_isRefused() {
        assertThatThrownBy(() -> edit.apply(
                        Map.of(),
                        List.of(
                                change(ConfigChange.Op.SET, "retention.ms", "1"),
                                change(ConfigChange.Op.SET, "retention.ms", "2"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("Error due to duplicate config keys");
    }

    @Test
    void set_withoutValue_isRefused() {
        assertThatThrownBy(() -> edit.apply(Map.of(), List.of(change(ConfigChange.Op.SET, "retention.ms", null))))
                .isInstanceOf(InvalidRequestException.class);
    }

    private static ConfigChange change(ConfigChange.Op op, String key, @Nullable String value) {
        return new ConfigChange(key, op, value);
    }
}
