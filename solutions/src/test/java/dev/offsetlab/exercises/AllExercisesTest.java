package dev.offsetlab.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.check.CourseCheck;
import dev.offsetlab.lessons.grade.check.WholeCourse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `./lab exercise check` as part of the build: starters are derived and red, solutions green, wrong ones caught.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
@Tag("alone")
class AllExercisesTest {
    private static final int WORKERS = 2;

    @Test
    void check_everyExercise_isWhole() throws IOException, InterruptedException {
        List<String> faults = new CourseCheck(CourseFiles.ofLab(), WORKERS)
                .check(Exercises.all(), checked -> {}).stream()
                        .flatMap(checked -> checked.faults().stream().map(fault -> name(checked.exercise()) + fault))
                        .toList();
        assertThat(faults).isEmpty();
    }

    @Test
    void course_hasAllExercises() throws IOException {
        assertThat(WholeCourse.fault(Exercises.all())).isEmpty();
    }

    private static String name(Exercise exercise) {
        return "exercise " + exercise.number() + ": ";
    }
}
