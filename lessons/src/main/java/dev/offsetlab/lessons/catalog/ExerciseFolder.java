package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.BrokenLessonException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/// A folder `NN-name` with `exercise.md`, on a disk or in a jar.
///
/// @param exercise what was read; of no use where there are faults
record ExerciseFolder(Exercise exercise, List<Fault> faults) {
    static final String TEXT = "exercise.md";

    ExerciseFolder {
        faults = List.copyOf(faults);
    }

    /// @param isLesson is there a lesson in the folder of this name?
    static ExerciseFolder read(Path folder, Predicate<String> isLesson) throws IOException {
        String name = LessonFolder.name(folder);
        Faults faults = new Faults("exercises/" + name + "/" + TEXT);
        Matcher named = LessonFolder.NAME.matcher(name);
        boolean wellNamed = named.matches() && !named.group(1).equals("00");
        if (!wellNamed) {
            faults.add(0, "an exercise's folder is named NN-name, as in 07-sendfile-loop, not " + name);
        }
        Path text = folder.resolve(TEXT);
        boolean there = Files.isRegularFile(text);
        if (!there) {
            faults.add(0, "the file is missing");
        }
        Exercise exercise = exercise(
                wellNamed ? Integer.parseInt(named.group(1)) : 0,
                wellNamed ? named.group(2) : name,
                new ExerciseParser(there ? Files.readString(text) : "", there ? faults : new Faults(name)),
                there ? faults : new Faults(name),
                isLesson);
        return new ExerciseFolder(exercise, faults.found());
    }

    private static Exercise exercise(
            int number, String name, ExerciseParser parser, Faults faults, Predicate<String> isLesson) {
        ExerciseParser.Head head = parser.head();
        ExerciseParser.Content content = parser.content();
        Exercise exercise = new Exercise(
                number,
                name,
                head.title(),
                head.minutes(),
                head.file(),
                head.lesson(),
                head.serves(),
                Invariants.in(content.body()),
                content.body(),
                content.hints(),
                content.questions());
        if (!head.lesson().isEmpty() && !isLesson.test(head.lesson())) {
            faults.add(head.lessonLine(), "there is no lesson in a folder " + head.lesson());
        }
        new ExerciseRules(faults).check(exercise);
        return exercise;
    }
}
