package dev.offsetlab.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.desk.Desk;
import dev.offsetlab.lessons.desk.Pace;
import dev.offsetlab.lessons.shell.LabShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Lessons as tests. What they measure takes less time than a student has: that the claims are true is wanted, not
/// figures to quote.
final class LessonCases {
    private static final Pattern MEASURING =
            Pattern.compile("\\.(measure|compare|sweep\\w*|read|evict|warm|cached|longPoll|counters|transfers|victim"
                    + "|slowReader|observe|kafka)\\(|nanoTime|StorageReads|[aA]llocated");

    private LessonCases() {}

    interface Examination {
        void of(Lesson lesson) throws Exception;
    }

    static Stream<DynamicTest> each(Predicate<Lesson> which, Examination examination) throws IOException {
        return Lessons.all().stream()
                .filter(which)
                .map(lesson -> DynamicTest.dynamicTest(lesson.file(), () -> examination.of(lesson)));
    }

    /// Does it measure, look at the page cache, or let a tool look on? Then it needs the machine for itself.
    static boolean measures(Lesson lesson) {
        return lesson.blocks().stream()
                .anyMatch(block -> block instanceof Block.Observe
                        || (block instanceof Block.Run run
                                && MEASURING.matcher(run.code()).find()));
    }

    /// On a broker of its own.
    static void doesWhatItsTextSays(Lesson lesson, Path folder) throws IOException {
        List<String> done = new ArrayList<>();
        try (Broker broker = Broker.start(BrokerConfig.local(folder.resolve(lesson.name())));
                Desk desk = Desk.on(() -> broker, Pace.BRISK);
                LabShell shell = LabShell.open(LabBench.prelude(desk))) {
            LessonChecker checker = new LessonChecker(new LabBench(shell), (_, _, id) -> done.add(id));
            assertThat(checker.check(lesson)).isEmpty();
        }
        assertThat(done).isNotEmpty();
    }
}
