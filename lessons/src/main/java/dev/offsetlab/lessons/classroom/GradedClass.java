package dev.offsetlab.lessons.classroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The results of a class.
///
/// @param scheme   by which it was graded
/// @param students in the order of their names
/// @param gradedAt when that began
/// @param took     all of it
/// @param sandbox  its name, "none" where the instructor said so
/// @param seed     of the random cases of the first runs: equal for everybody
public record GradedClass(
        GradingScheme scheme,
        List<GradedSubmission> students,
        Instant gradedAt,
        Duration took,
        String sandbox,
        long seed) {
    public GradedClass {
        students = List.copyOf(students);
    }
}
