package dev.offsetlab.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lessons;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The course itself: every lesson does what its text says. Those that measure nothing are done by [QuietLessonsTest].
@Tag("alone")
class AllLessonsTest {
    @TempDir
    Path folder;

    @Test
    void course_hasLessonsWithoutGaps() throws IOException {
        assertThat(Lessons.all()).isNotEmpty();
        assertThat(Lessons.gaps(Lessons.all())).isEmpty();
    }

    /// What a lesson is made of: without these a student only reads.
    @TestFactory
    Stream<DynamicTest> lesson_hasSomethingOfEachKind() throws IOException {
        return LessonCases.each(lesson -> true, lesson -> {
            for (Class<?> kind : List.of(
                    Block.Predict.class, Block.Run.class, Block.Claims.class, Block.Check.class, Block.Drawing.class)) {
                assertThat(lesson.blocks()).as(kind.getSimpleName()).anyMatch(kind::isInstance);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> lessonThatMeasures_doesWhatItsTextSays() throws IOException {
        return LessonCases.each(LessonCases::measures, lesson -> LessonCases.doesWhatItsTextSays(lesson, folder));
    }
}
