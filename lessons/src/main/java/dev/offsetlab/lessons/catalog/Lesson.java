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

    /// Those of `all` that belong to it.
    public List<Exercise> own(List<Exercise> all) {
        return all.stream()
                .filter(exercise -> exercise.lesson().equals(folder()))
                .toList();
    }

    /// The same as Markdown with the command that opens each; empty where none does.
    public Optional<String> exercises(List<Exercise> all) {
        List<Exercise> own = own(all);
        String numbers = own.stream()
                .map(exercise -> Integer.toString(exercise.number()))
                .collect(Collectors.joining(", "));
        String commands = own.stream()
                .map(exercise -> String.format(
                        Locale.ROOT,
                        "./lab exercise show %-2d   # %s, %d min\n",
                        exercise.number(),
                        exercise.title(),
                        exercise.minutes()))
                .collect(Collectors.joining());
        return switch (own.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("Exercise " + numbers + " belongs to this lesson:\n\n```sh\n" + commands + "```");
            default -> Optional.of("Exercises " + numbers + " belong to this lesson:\n\n```sh\n" + commands + "```");
        };
    }
}
