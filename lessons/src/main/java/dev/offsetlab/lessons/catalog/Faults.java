package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.BrokenLessonException.Fault;
import java.util.ArrayList;
import java.util.List;

/// Everything that is wrong in one file: reading goes on after a fault, so that the author sees all of them at once.
final class Faults {
    private final String file;
    private final List<Fault> found = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    void add(int line, String says) {
        found.add(new Fault(file, line, says));
    }

    /// In the order of the lines.
    List<Fault> found() {
        return found.stream()
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .toList();
    }
}
