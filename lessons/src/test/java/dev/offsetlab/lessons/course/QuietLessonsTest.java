package dev.offsetlab.lessons.course;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The lessons that measure nothing, so that other tests may run beside them: each does what its text says.
class QuietLessonsTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> quietLesson_doesWhatItsTextSays() throws IOException {
        return LessonCases.each(
                lesson -> !LessonCases.measures(lesson), lesson -> LessonCases.doesWhatItsTextSays(lesson, folder));
    }
}
