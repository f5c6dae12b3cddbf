package dev.offsetlab.lessons.grade;

import dev.offsetlab.lessons.catalog.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What is handed out: derived from the solutions where they are there, else as it was kept beside the exercises.
public record Starters(CourseFiles files) {
    /// Every file of the exercise's package, by name. Empty where neither solutions nor kept starters are there.
    ///
    /// @throws IOException also where the markers of a solution are broken
    public Map<String, String> of(Exercise exercise) throws IOException {
        if (files.hasSolution(exercise)) {
            return texts(files.solution(exercise), StarterText::of);
        }
        Path kept = files.keptStarter(exercise);
        return Files.isDirectory(kept) ? texts(kept, UnaryOperator.identity()) : Map.of();
    }

    /// The starter of the file to edit.
    ///
    /// @throws IOException also where there is none
    public String edited(Exercise exercise) throws IOException {
        String text = of(exercise).get(exercise.file());
        if (text == null) {
            throw new IOException("no starter of exercise " + exercise.number() + " is there: neither in "
                    + files.shown(files.solution(exercise)) + " nor in " + files.shown(files.keptStarter(exercise)));
        }
        return text;
    }

    /// Every file of the solution, without markers, by name. Empty where it is not there.
    public Map<String, String> solution(Exercise exercise) throws IOException {
        return files.hasSolution(exercise) ? texts(files.solution(exercise), StarterText::solved) : Map.of();
    }

    private static Map<String, String> texts(Path folder, UnaryOperator<String> made) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file :
                    entries.filter(entry -> entry.toString().endsWith(".java")).toList()) {
                try {
                    texts.put(String.valueOf(file.getFileName()), made.apply(Files.readString(file)));
                } catch (IllegalArgumentException markers) {
                    throw new IOException(file + ": " + markers.getMessage(), markers);
                }
            }
        }
        return texts;
    }
}
