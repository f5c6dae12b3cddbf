package dev.offsetlab.engine.meta;

import java.util.Collection;
import java.util.Set;
import org.apache.kafka.common.errors.InvalidTopicException;

/// Kafka's rules for topic names. A name becomes part of a folder's name, so these rules are also what keeps every
/// client inside the data folder.
public final class TopicNames {
    private static final int MAX_LENGTH = 249;
    private static final Set<String> INTERNAL =
            Set.of("__consumer_offsets", "__transaction_state", "__share_group_state");

    private TopicNames() {}

    /// Returns `name`.
    ///
    /// @throws InvalidTopicException that says which rule is broken
    public static String check(String name) {
        if (name.isEmpty()) {
            throw invalid("the empty string is not allowed");
        }
        if (name.equals(".") || name.equals("..")) {
            throw invalid("'" + name + "' is not allowed");
        }
        if (name.length() > MAX_LENGTH) {
            throw invalid("the length of '" + name + "' is longer than the max allowed length " + MAX_LENGTH);
        }
        if (!name.chars().allMatch(TopicNames::isAllowed)) {
            throw invalid(
                    "'" + name + "' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'");
        }
        return name;
    }

    public static boolean isInternal(String name) {
        return INTERNAL.contains(name);
    }

    /// Names that differ only in `.` against `_` may not live together: Kafka's metrics cannot tell them apart.
    static void checkCollision(String name, Collection<String> existing) {
        String plain = name.replace('.', '_');
        for (String other : existing) {
            if (other.length() == name.length() && other.replace('.', '_').equals(plain)) {
                throw new InvalidTopicException("Topic '" + name + "' collides with existing topic: " + other);
            }
        }
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == '-';
    }

    private static InvalidTopicException invalid(String why) {
        return new InvalidTopicException("Topic name is invalid: " + why);
    }
}
