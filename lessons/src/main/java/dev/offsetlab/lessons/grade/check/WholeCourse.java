package dev.offsetlab.lessons.grade.check;

import dev.offsetlab.lessons.catalog.Exercise;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The last rule: the course has all of its exercises, in order.
public final class WholeCourse {
    public static final int EXERCISES = 16;

    private WholeCourse() {}

    /// What is wrong with the course as a whole, in a line; empty where nothing is.
    public static Optional<String> fault(List<Exercise> exercises) {
        List<Integer> numbers = exercises.stream().map(Exercise::number).toList();
        List<Integer> missing = IntStream.rangeClosed(1, EXERCISES)
                .filter(number -> !numbers.contains(number))
                .boxed()
                .toList();
        List<Integer> beyond =
                numbers.stream().filter(number -> number > EXERCISES).toList();
        if (!missing.isEmpty()) {
            return Optional.of("the course has " + EXERCISES + " exercises; missing are " + missing);
        }
        return beyond.isEmpty()
                ? Optional.empty()
                : Optional.of("the course has " + EXERCISES + " exercises, and there are more: " + beyond);
    }
}
