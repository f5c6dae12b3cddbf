package dev.offsetlab.lessons.grade.kit;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a grader found wrong, with its evidence. An assertion error, so any runner of JUnit tells it.
///
/// ```
///   Finding.of("the position of offset 1545").in("lookup").seed(seed)
///          .why("The floor is the last entry that is not past the offset.")
///          .equal(6000, index.lookup(1545));
/// ```
public final class Finding extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient Evidence evidence;

    /// @param thrown what the student's code threw in place of an answer; null where it gave one
    Finding(Evidence evidence, @Nullable Throwable thrown) {
        super(text(evidence), thrown);
        this.evidence = evidence;
    }

    /// Begins an assertion about `what`, a noun: "the base offset", "the bytes that the reader got".
    public static Expectation of(String what) {
        return new Expectation(what);
    }

    public Evidence evidence() {
        return evidence;
    }

    /// The evidence as plain text of several lines.
    public static String text(Evidence evidence) {
        StringBuilder text = new StringBuilder(evidence.what());
        text.append("\n  expected  ").append(evidence.expected());
        text.append("\n  got       ").append(evidence.got());
        String fields = evidence.fields().stream()
                .map(field -> "\n  " + field.name() + " = " + field.value()
                        + (field.right() == null ? "" : "   <-- should be " + field.right()))
                .collect(Collectors.joining());
        text.append(fields);
        evidence.someBytes().ifPresent(bytes -> text.append('\n').append(HexLines.of(bytes)));
        if (evidence.seed() != null) {
            text.append(String.format(Locale.ROOT, "%n  seed      %d", evidence.seed()));
        }
        if (!evidence.why().isEmpty()) {
            text.append("\n  ").append(evidence.why());
        }
        return text.toString();
    }
}
