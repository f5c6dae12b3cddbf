package dev.offsetlab.lessons.grade.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A plausible mistake, as changes to the solution, and the test that must find it.
///
/// ```yaml
/// says: Takes a short transfer for the whole
/// fails: send_shortTransfer_goesOn
/// message: "the bytes behind a short transfer"
/// changes:
///   - file: SendfileLoop.java
///     replace: |
///       position += sent;
///     with: |
///       position += wanted;
/// ```
///
/// @param name    of its file, without the ending
/// @param fails   the grader's method that must fail
/// @param message that must stand in its failure
record WrongSolution(String name, String says, String fails, String message, List<Change> changes) {
    private static final String ENDING = ".yaml";
    private static final ObjectMapper YAML = new YAMLMapper();

    WrongSolution {
        changes = List.copyOf(changes);
    }

    record Change(String file, String replace, String with) {}

    /// As it stands in the file; any key may be missing.
    private record Written(
            @Nullable String says,
            @Nullable String fails,
            @Nullable String message,
            @Nullable List<Change> changes) {}

    /// Those of one exercise, by name. None where there is no folder.
    ///
    /// @throws IOException with the file's name, where one cannot be used
    static List<WrongSolution> in(Path folder) throws IOException {
        List<WrongSolution> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(entry -> entry.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    private static WrongSolution read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            Written written = YAML.readValue(file.toFile(), Written.class);
            return new WrongSolution(
                    name.substring(0, name.length() - ENDING.length()),
                    needed(name, "says", written.says()),
                    needed(name, "fails", written.fails()),
                    needed(name, "message", written.message()),
                    changes(name, written.changes()));
        } catch (JsonProcessingException wrong) {
            throw new IOException(name + " cannot be read: " + wrong.getOriginalMessage(), wrong);
        }
    }

    private static String needed(String name, String key, @Nullable String value) throws IOException {
        if (value == null || value.isBlank()) {
            throw new IOException(name + ": the key '" + key + "' is missing");
        }
        return value.strip();
    }

    private static List<Change> changes(String name, @Nullable List<Change> changes) throws IOException {
        if (changes == null || changes.isEmpty()) {
            throw new IOException(name + ": there are no changes");
        }
        return changes;
    }

    /// The solution with the mistake in it.
    ///
    /// @param solution its files by name
    /// @throws IOException a change that does not fit, or fits twice
    Map<String, String> madeOf(Map<String, String> solution) throws IOException {
        Map<String, String> made = new HashMap<>(solution);
        for (Change change : changes) {
            String text = made.get(change.file());
            if (text == null) {
                throw new IOException("there is no file " + change.file());
            }
            made.put(change.file(), LineChange.in(text, change.replace(), change.with()));
        }
        return made;
    }
}
