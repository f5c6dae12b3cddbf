package dev.offsetlab.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.desk.Desk;
import dev.offsetlab.lessons.shell.LabShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The course itself: every lesson does what its text says, on a broker of its own.
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
        return each(lesson -> {
            for (Class<?> kind : List.of(
                    Block.Predict.class, Block.Run.class, Block.Claims.class, Block.Check.class, Block.Drawing.class)) {
                assertThat(lesson.blocks()).as(kind.getSimpleName()).anyMatch(kind::isInstance);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> lesson_doesWhatItsTextSays() throws IOException {
        return each(lesson -> {
            List<String> done = new ArrayList<>();
            try (Broker broker = Broker.start(BrokerConfig.local(folder.resolve(lesson.name())));
                    Desk desk = Desk.on(() -> broker);
                    LabShell shell = LabShell.open(LabBench.prelude(desk))) {
                LessonChecker checker = new LessonChecker(new LabBench(shell), (_, _, id) -> done.add(id));
                assertThat(checker.check(lesson)).isEmpty();
            }
            assertThat(done).isNotEmpty();
        });
    }

    private interface Examination {
        void of(Lesson lesson) throws Exception;
    }

    private static Stream<DynamicTest> each(Examination examination) throws IOException {
        return Lessons.all().stream()
                .map(lesson -> DynamicTest.dynamicTest(lesson.file(), () -> examination.of(lesson)));
    }
}
