package dev.offsetlab.lessons.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// One lesson.
///
/// @param number  its place in the course, from 1
/// @param name    of its folder without the number, as in `segments`: what progress is kept under
/// @param minutes it takes about so long
/// @param notes   Markdown for the instructor; empty in a student's copy of the lab
public record Lesson(int number, String name, String title, int minutes, List<Block> blocks, String notes) {
    public Lesson {
        blocks = List.copyOf(blocks);
    }

    /// Its folder, as exercises name it: `02-append-only-log`.
    public String folder() {
        return String.format(Locale.ROOT, "%02d-%s", number, name);
    }

    /// Its text, as messages name it: `02-append-only-log/lesson.md`.
    public String file() {
        return folder() + "/lesson.md";
    }

    /// Those of `all` that belong to it, as Markdown with the command that opens each; empty where none
    /// does.
    public Optional<String> exercises(List<Exercise> all) {
        String own = all.stream()
                .filter(exercise -> exercise.lesson().equals(folder()))
                .map(exercise -> "Exercise " + exercise.number() + ", *" + exercise.title() + "*, about "
                        + exercise.minutes() + " minutes, belongs to this lesson: `./lab exercise show "
                        + exercise.number() + "`")
                .collect(Collectors.joining("\n\n"));
        return Optional.of(own).filter(text -> !text.isEmpty());
    }
}
