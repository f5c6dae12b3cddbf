package dev.offsetlab.visualizer.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.progress.ExerciseProgress;
import dev.offsetlab.lessons.progress.Progress;
import dev.offsetlab.lessons.progress.ProgressJson;
import java.util.List;
import java.util.Locale;

/// The exercises with what was done of them, for people and for scripts.
final class ExerciseList {
    private static final ObjectMapper JSON = ProgressJson.mapper();

    private final List<Exercise> exercises;
    private final Progress progress;

    ExerciseList(List<Exercise> exercises, Progress progress) {
        this.exercises = exercises;
        this.progress = progress;
    }

    void print(Terminal terminal) {
        int widest = exercises.stream()
                .mapToInt(exercise -> exercise.title().length())
                .max()
                .orElse(1);
        for (Exercise exercise : exercises) {
            ExerciseProgress kept = progress.exercise(exercise.name());
            String line = String.format(
                    Locale.ROOT,
                    "%2d  %-" + widest + "s  %3d min  ",
                    exercise.number(),
                    exercise.title(),
                    exercise.minutes());
            boolean open = exercise.name().equals(progress.lastExercise());
            String words = GradeWords.state(kept);
            String state = kept.passed() ? terminal.good(words) : words;
            terminal.line((open ? "* " : "  ") + (open ? terminal.bold(line) : line) + state);
        }
    }

    ArrayNode json() {
        ArrayNode list = JSON.createArrayNode();
        for (Exercise exercise : exercises) {
            list.addObject()
                    .put("number", exercise.number())
                    .put("name", exercise.name())
                    .put("title", exercise.title())
                    .put("minutes", exercise.minutes())
                    .put("lesson", exercise.lesson())
                    .put("file", exercise.file())
                    .put("serves", exercise.serves().orElse(null))
                    .put("open", exercise.name().equals(progress.lastExercise()))
                    .put("passed", progress.exercise(exercise.name()).passed())
                    .set("progress", JSON.valueToTree(progress.exercise(exercise.name())));
        }
        return list;
    }
}
