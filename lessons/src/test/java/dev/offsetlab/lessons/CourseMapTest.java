package dev.offsetlab.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.catalog.Lessons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The course map of the README beside the course itself: titles, and which exercises belong to which lesson.
class CourseMapTest {
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| ([^|]+) \\| [^|]+ \\|([^|]*)\\|");

    @Test
    void readme_namesEveryLessonWithItsExercises() throws IOException {
        List<Exercise> exercises = Exercises.all();
        List<String> course =
                Lessons.all().stream().map(lesson -> row(lesson, exercises)).toList();
        String readme = Files.readString(Path.of("..", "README.md"));
        String map = readme.substring(readme.indexOf("## Lessons"), readme.indexOf("**A course out of them**"));
        List<String> rows = ROW.matcher(map)
                .results()
                .map(row ->
                        (row.group(1) + " " + row.group(2) + " " + row.group(3).strip()).strip())
                .toList();
        assertThat(rows).isEqualTo(course);
    }

    private static String row(Lesson lesson, List<Exercise> exercises) {
        String own = exercises.stream()
                .filter(exercise -> exercise.lesson().equals(lesson.folder()))
                .map(exercise -> Integer.toString(exercise.number()))
                .collect(Collectors.joining(", "));
        return (lesson.number() + " " + lesson.title() + " " + own).strip();
    }
}
