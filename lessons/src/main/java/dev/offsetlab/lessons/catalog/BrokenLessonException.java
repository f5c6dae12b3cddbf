package dev.offsetlab.lessons.catalog;

import java.util.List;
import java.util.stream.Collectors;

/// Lesson files that cannot be used. The message has a line for each fault, all of them at once.
public final class BrokenLessonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /// @param file below the lessons' folder, as in `02-append-only-log/lesson.md`
    /// @param line from 1; 0 where the fault is of the whole file
    public record Fault(String file, int line, String says) {
        @Override
        public String toString() {
            return file + (line > 0 ? ":" + line : "") + ": " + says;
        }
    }

    BrokenLessonException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
