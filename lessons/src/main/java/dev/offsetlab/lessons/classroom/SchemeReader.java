package dev.offsetlab.lessons.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a grading scheme.
///
/// ```yaml
/// points:                                  # what each exercise counts for
///   1: 5
///   7: 10
/// deadline: 2027-01-15T23:59:00+01:00      # may be missing: nothing is late
/// late:
///   percent-per-day: 10                    # for each day begun
///   at-most-percent: 50
/// limits:                                  # may be missing, all or any: those of Limits
///   seconds-per-exercise: 40
///   memory-mib: 384
///   disk-mib: 256
/// ```
public final class SchemeReader {
    private static final List<String> TOP = List.of("points", "deadline", "late", "limits");
    private static final List<String> LATE = List.of("percent-per-day", "at-most-percent");
    private static final List<String> LIMITS = List.of("seconds-per-exercise", "memory-mib", "disk-mib");

    private final Path file;

    private SchemeReader(Path file) {
        this.file = file;
    }

    /// @throws IOException with one clear line that names the file and the key
    public static GradingScheme read(Path file) throws IOException {
        return new SchemeReader(file).scheme();
    }

    private GradingScheme scheme() throws IOException {
        JsonNode root = tree();
        only(root, TOP, "");
        JsonNode late = root.path("late");
        only(late, LATE, "late: ");
        JsonNode limits = root.path("limits");
        only(limits, LIMITS, "limits: ");
        Limits defaults = Limits.DEFAULTS;
        try {
            return new GradingScheme(
                    points(root.path("points")),
                    deadline(root.path("deadline")),
                    number(late, "percent-per-day", 0, 0, 100),
                    number(late, "at-most-percent", 100, 0, 100),
                    new Limits(
                            Duration.ofSeconds(number(
                                    limits,
                                    "seconds-per-exercise",
                                    (int) defaults.exercise().toSeconds(),
                                    1,
                                    3600)),
                            number(limits, "memory-mib", defaults.memoryMib(), 64, 1 << 16),
                            number(limits, "disk-mib", defaults.diskMib(), 1, 1 << 16)));
        } catch (IllegalArgumentException wrong) {
            throw new IOException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private JsonNode tree() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no grading scheme: " + file + " (--scheme names another)");
        }
        try {
            JsonNode root = new YAMLMapper().readTree(file.toFile());
            if (root == null || !root.isObject()) {
                throw new IOException(file + ": there is no scheme in it");
            }
            return root;
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw new IOException(
                    file + ":" + line + ": this is no YAML: "
                            + wrong.getOriginalMessage().lines().findFirst().orElse(""),
                    wrong);
        }
    }

    private Map<Integer, Integer> points(JsonNode node) throws IOException {
        Map<Integer, Integer> points = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            try {
                points.put(
                        Integer.valueOf(entry.getKey()), whole(entry.getValue(), "points: " + entry.getKey(), 0, 1000));
            } catch (NumberFormatException _) {
                throw new IOException(file + ": points: '" + entry.getKey() + "' is no number of an exercise");
            }
        }
        if (points.isEmpty()) {
            throw new IOException(file + ": points: no exercise counts for anything");
        }
        return points;
    }

    private @Nullable Instant deadline(JsonNode node) throws IOException {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return instant(node.asText(), file + ": deadline");
    }

    /// @param where stands in front of what is wrong with it
    static Instant instant(String text, String where) throws IOException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new IOException(
                    where + ": '" + text + "' is no time with its zone, as 2027-01-15T23:59:00+01:00", wrong);
        }
    }

    private int number(JsonNode parent, String key, int missing, int least, int most) throws IOException {
        JsonNode node = parent.path(key);
        return node.isMissingNode() ? missing : whole(node, key, least, most);
    }

    private int whole(JsonNode node, String key, int least, int most) throws IOException {
        if (!node.isInt() || node.intValue() < least || node.intValue() > most) {
            throw new IOException(
                    file + ": " + key + ": a whole number from " + least + " to " + most + ", not " + node.asText());
        }
        return node.intValue();
    }

    private void only(JsonNode node, List<String> keys, String where) throws IOException {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw new IOException(
                        file + ": " + where + "unknown key '" + name + "'; known are " + String.join(", ", keys));
            }
        }
    }
}
