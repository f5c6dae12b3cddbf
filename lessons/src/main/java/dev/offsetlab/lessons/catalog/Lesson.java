package dev.offsetlab.lessons.catalog;

import java.util.List;
import java.util.Locale;

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

    /// Its text, as messages name it: `02-append-only-log/lesson.md`.
    public String file() {
        return String.format(Locale.ROOT, "%02d-%s/lesson.md", number, name);
    }
}
