package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.BrokenLessonException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder `NN-name` with `lesson.md` and `notes.md`, on a disk or in a jar.
///
/// @param lesson what was read; of no use where there are faults
record LessonFolder(Path folder, Lesson lesson, List<Fault> faults) {
    static final String TEXT = "lesson.md";
    static final String NOTES = "notes.md";

    static final Pattern NAME = Pattern.compile("(\\d\\d)-([a-z0-9]+(?:-[a-z0-9]+)*)");

    LessonFolder {
        faults = List.copyOf(faults);
    }

    static LessonFolder read(Path folder) throws IOException {
        String name = name(folder);
        Path text = folder.resolve(TEXT);
        Faults faults = new Faults(name + "/" + TEXT);
        Matcher named = NAME.matcher(name);
        boolean wellNamed = named.matches() && !named.group(1).equals("00");
        int number = wellNamed ? Integer.parseInt(named.group(1)) : 0;
        if (!wellNamed) {
            faults.add(0, "a lesson's folder is named NN-name, as in 02-append-only-log, not " + name);
        }
        if (!Files.isRegularFile(text)) {
            faults.add(0, "the file is missing");
            return new LessonFolder(folder, new Lesson(number, name, "", 1, List.of(), ""), faults.found());
        }
        LessonParser parser = new LessonParser(Files.readString(text), faults);
        LessonParser.Head head = parser.head();
        Lesson lesson = new Lesson(
                number,
                wellNamed ? named.group(2) : name,
                head.title(),
                head.minutes(),
                parser.blocks(),
                notes(folder).orElse(""));
        return new LessonFolder(folder, lesson, new ArrayList<>(faults.found()));
    }

    static Optional<String> notes(Path folder) throws IOException {
        Path notes = folder.resolve(NOTES);
        return Files.isRegularFile(notes) ? Optional.of(Files.readString(notes)) : Optional.empty();
    }

    /// Folders in a jar end with a slash.
    static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName()).replace("/", "");
    }
}
