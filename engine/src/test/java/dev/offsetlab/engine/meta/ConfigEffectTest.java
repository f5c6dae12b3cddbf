package dev.offsetlab.engine.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/// A config that nobody reads must say so where `kafka-configs --describe` shows its documentation.
class ConfigEffectTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Set<String> DEFINITIONS = Set.of("BrokerKeys.java", "TopicKeys.java");
    private static final Pattern CONSTANT = Pattern.compile("static final String (\\w+) = \"([^\"]+)\"");
    private static final String NO_EFFECT = "it has no effect here";

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !DEFINITIONS.contains(file.getFileName().toString()))
                    .toList();
            StringBuilder text = new StringBuilder();
            for (Path source : sources) {
                text.append(Files.readString(source));
            }
            return text.toString();
        }
    }

    /// Those that no source names, in quotes or by its constant, and that do not say so. What begins with `ssl.` is
    /// handed over whole to Kafka's own code, which reads the names that it defines.
    private static List<String> silentlyUnread(Collection<ConfigDef.ConfigKey> keys) throws IOException {
        String sources = sources();
        Map<String, String> constants = constants();
        Set<String> handedToKafka = sources.contains("valuesOf(\"ssl.\")")
                ? new ConfigDef().withClientSslSupport().names()
                : Set.of();
        return keys.stream()
                .filter(key -> !key.documentation.contains(NO_EFFECT))
                .map(key -> key.name)
                .filter(name -> !sources.contains('"' + name + '"'))
                .filter(name -> !sources.contains("Keys." + constants.getOrDefault(name, name)))
                .filter(name -> !handedToKafka.contains(name))
                .toList();
    }

    /// The constants in the definitions, by the config that each names.
    private static Map<String, String> constants() throws IOException {
        Map<String, String> constants = new HashMap<>();
        for (String definition : DEFINITIONS) {
            String text = Files.readString(
                    SOURCES.resolve("dev/offsetlab/engine/meta").resolve(definition));
            Matcher constant = CONSTANT.matcher(text);
            while (constant.find()) {
                constants.put(constant.group(2), constant.group(1));
            }
        }
        return constants;
    }

    @Test
    void topicConfigs_areReadOrSayThatTheyHaveNoEffect() throws IOException {
        assertThat(silentlyUnread(TopicKeys.SCHEMA.keys())).isEmpty();
    }

    @Test
    void brokerConfigs_areReadOrDefaultsOfTopicsOrSayThatTheyHaveNoEffect() throws IOException {
        Set<String> defaults = TopicKeys.SCHEMA.keys().stream()
                .flatMap(key -> TopicKeys.synonyms(key.name).stream())
                .map(TopicKeys.Synonym::brokerKey)
                .collect(Collectors.toSet());
        assertThat(silentlyUnread(BrokerKeys.SCHEMA.keys())).isSubsetOf(defaults);
    }
}
