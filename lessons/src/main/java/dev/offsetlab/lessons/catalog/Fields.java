package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.Yaml.Mapping;
import dev.offsetlab.lessons.catalog.Yaml.Scalar;
import dev.offsetlab.lessons.catalog.Yaml.Sequence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The keys of one block. What is asked for and missing is a fault, and so is what nobody asked for.
///
/// A missing value is handed out as something empty: with a fault on record the block is thrown away anyhow.
final class Fields {
    private final String where;
    private final int line;
    private final Mapping mapping;
    private final Faults faults;
    private final Set<String> known = new LinkedHashSet<>();

    /// @param where as in `predict calls`
    Fields(String where, int line, Mapping mapping, Faults faults) {
        this.where = where;
        this.line = line;
        this.mapping = mapping;
        this.faults = faults;
    }

    boolean has(String key) {
        known.add(key);
        return mapping.entries().containsKey(key);
    }

    int lineOf(String key) {
        Yaml value = mapping.entries().get(key);
        return value == null ? line : value.line();
    }

    String text(String key) {
        if (!has(key)) {
            faults.add(line, where + ": the key '" + key + "' is missing");
            return "";
        }
        return scalar(key);
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(scalar(key)) : Optional.empty();
    }

    int wholeNumber(String key, int least, int most) {
        String text = text(key);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            if (text.isEmpty()) {
                return least;
            }
        }
        faults.add(
                lineOf(key),
                where + ": '" + key + "' is a whole number from " + least + " to " + most + ", not " + text);
        return least;
    }

    /// The texts of a list such as `[a, b]`.
    List<String> texts(String key) {
        if (has(key)
                && mapping.entries().get(key) instanceof Sequence sequence
                && sequence.items().stream().allMatch(Scalar.class::isInstance)) {
            return sequence.items().stream().map(item -> ((Scalar) item).text()).toList();
        }
        faults.add(lineOf(key), where + ": '" + key + "' is a list of texts, as in " + key + ": [one, other]");
        return List.of();
    }

    Mapping mapping(String key) {
        if (has(key) && mapping.entries().get(key) instanceof Mapping inner) {
            return inner;
        }
        faults.add(lineOf(key), where + ": '" + key + "' needs keys and values of its own below it");
        return new Mapping(line, Map.of());
    }

    /// To be called last: every key that was not asked for is a fault.
    void refuseOthers() {
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                faults.add(
                        value.line(),
                        where + ": the key '" + key + "' is unknown here; known are " + String.join(", ", known));
            }
        });
    }

    void fault(String key, String says) {
        faults.add(lineOf(key), where + ": " + says);
    }

    private String scalar(String key) {
        if (!(mapping.entries().get(key) instanceof Scalar scalar)) {
            fault(key, "'" + key + "' is a text");
            return "";
        }
        if (scalar.text().isBlank()) {
            fault(key, "'" + key + "' has no value");
        }
        return scalar.text().strip();
    }
}
