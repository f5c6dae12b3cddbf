package dev.offsetlab.lessons.grade.check;

import dev.offsetlab.lessons.catalog.Exercise;
import java.util.List;

/// What the check of one exercise came to.
///
/// @param faults a line each; none where it is whole
/// @param notes  what was not looked at, and why
public record Checked(Exercise exercise, List<String> faults, List<String> notes) {
    public Checked {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    public boolean isWhole() {
        return faults.isEmpty();
    }
}
