package dev.offsetlab.lessons.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A block's YAML. Every value keeps the line of the file where it stands, and its text as it was written.
sealed interface Yaml {
    int line();

    record Scalar(int line, String text) implements Yaml {}

    record Sequence(int line, List<Yaml> items) implements Yaml {}

    record Mapping(int line, Map<String, Yaml> entries) implements Yaml {}

    /// Empty where it is no YAML, which `faults` then knows.
    ///
    /// @param firstLine of the file, where `body` begins
    static Optional<Yaml> read(String body, int firstLine, Faults faults) {
        try (JsonParser tokens = new YAMLFactory().createParser(body)) {
            if (tokens.nextToken() == null) {
                return Optional.of(new Mapping(firstLine, Map.of()));
            }
            return Optional.of(new Reading(tokens, firstLine, faults).value());
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            String what = wrong.getOriginalMessage().lines().findFirst().orElse("");
            faults.add(
                    firstLine - 1 + line,
                    "this is no YAML: " + what
                            + " (a value with ': ' or ' #' in it stands in quotes, or below 'key: |')");
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory could not be read", impossible);
        }
    }

    /// Token by token, since a tree of Jackson's forgets the lines.
    record Reading(JsonParser tokens, int firstLine, Faults faults) {
        Yaml value() throws IOException {
            int line = line();
            JsonToken token = tokens.currentToken();
            if (token == JsonToken.START_OBJECT) {
                return mapping(line);
            }
            if (token == JsonToken.START_ARRAY) {
                return sequence(line);
            }
            return new Scalar(line, token == JsonToken.VALUE_NULL ? "" : tokens.getText());
        }

        private Mapping mapping(int line) throws IOException {
            Map<String, Yaml> entries = new LinkedHashMap<>();
            while (tokens.nextToken() != JsonToken.END_OBJECT) {
                String key = tokens.currentName();
                int keyLine = line();
                tokens.nextToken();
                if (entries.put(key, value()) != null) {
                    faults.add(keyLine, "the key '" + key + "' stands here twice");
                }
            }
            return new Mapping(line, entries);
        }

        private Sequence sequence(int line) throws IOException {
            List<Yaml> items = new ArrayList<>();
            while (tokens.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            return new Sequence(line, items);
        }

        private int line() {
            return firstLine - 1 + tokens.currentTokenLocation().getLineNr();
        }
    }
}
