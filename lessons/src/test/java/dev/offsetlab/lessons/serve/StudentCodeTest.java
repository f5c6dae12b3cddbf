package dev.offsetlab.lessons.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.CourseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of a student on their way into a broker.
class StudentCodeTest {
    private static final String PATH = """
            package dev.offsetlab.exercises.ex07;

            import dev.offsetlab.engine.transfer.*;

            public final class Ex07Path implements DataPathProvider {
                public Ex07Path() {%s}
                public String name() { return "ex07"; }
                public String describe() { return "mine, " + Loop.WORDS; }
                public DataPath open(PathContext context) { return (region, socket, more) -> Loop.send(); }
            }
            """;
    private static final String LOOP = """
            package dev.offsetlab.exercises.ex07;

            final class Loop {
                static final String WORDS = "as it is now";
                static long send() { return 0; }
            }
            """;

    @TempDir
    Path home;

    @AfterEach
    void takeAway() {
        DataPaths.remove("ex07");
    }

    private static Exercise exercise(int number, Optional<String> serves) {
        return new Exercise(
                number,
                "a-loop",
                "A loop",
                30,
                "Loop.java",
                "08-sendfile",
                serves,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static final Exercise SEVEN = exercise(7, Optional.of("Ex07Path"));

    private void save(String folder, String file, String text) throws IOException {
        Path source =
                home.resolve("exercises/src/main/java/dev/offsetlab/exercises").resolve(folder);
        Files.createDirectories(source);
        Files.writeString(source.resolve(file), text);
    }

    private void saveSeven() throws IOException {
        save("ex07", "Ex07Path.java", String.format(PATH, ""));
        save("ex07", "Loop.java", LOOP);
    }

    private Served load(Exercise exercise) throws IOException {
        return new StudentCode(new CourseFiles(home)).load(exercise);
    }

    @Test
    void load_dataPath_isOneOfThisJvmAndTheOneInForce() throws IOException {
        saveSeven();
        ServedParts parts = ServedParts.load(List.of(SEVEN), new CourseFiles(home));
        assertThat(parts.path()).contains("ex07");
        assertThat(parts.logParts()).isEqualTo(LogParts.ENGINE);
        assertThat(DataPaths.named("ex07").describe()).isEqualTo("mine, as it is now");
        assertThat(parts.all().getFirst().says()).isEqualTo("ex07: your Loop.java is data path ex07");
    }

    @Test
    void load_again_takesWhatWasSavedSince() throws IOException {
        saveSeven();
        Object before = load(SEVEN).part();
        save("ex07", "Loop.java", LOOP.replace("as it is now", "as it is later"));
        Served after = load(SEVEN);
        assertThat(after.part().getClass()).isNotEqualTo(before.getClass());
        assertThat(after.path().orElseThrow().describe()).isEqualTo("mine, as it is later");
    }

    @Test
    void load_partOfTheLog_isPutIn() throws IOException {
        save("ex03", "Ex03Part.java", """
                package dev.offsetlab.exercises.ex03;
                public final class Ex03Part implements dev.offsetlab.engine.log.SegmentNaming {
                    public String fileName(long baseOffset, String suffix) { return baseOffset + suffix; }
                }
                """);
        Served served = load(exercise(3, Optional.of("Ex03Part")));
        assertThat(served.path()).isEmpty();
        assertThat(served.into(LogParts.ENGINE).naming()).isSameAs(served.part());
    }

    @Test
    void load_parking_fetchesOfTheBrokerWaitThere() throws IOException {
        save("ex13", "Ex13Parking.java", """
                package dev.offsetlab.exercises.ex13;
                import dev.offsetlab.engine.log.PartitionLog;
                import dev.offsetlab.engine.server.api.*;
                public final class Ex13Parking implements FetchParking {
                    public void park(WaitingFetch fetch) {
                        System.setProperty("parked", "by ex13");
                        fetch.answer();
                    }
                    public void appended(PartitionLog log) {}
                }
                """);
        ServedParts parts = ServedParts.load(List.of(exercise(13, Optional.of("Ex13Parking"))), new CourseFiles(home));
        assertThat(parts.all().getFirst().says()).isEqualTo("ex13: your Loop.java is where fetches wait");
        try (Broker broker = parts.start(BrokerConfig.local(home.resolve("data")));
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                "127.0.0.1:" + broker.address().getPort()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            broker.topics().create("orders", 1, Map.of());
            consumer.assign(List.of(new TopicPartition("orders", 0)));
            consumer.seekToBeginning(consumer.assignment());
            long untilNs = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.getProperty("parked") == null && System.nanoTime() - untilNs < 0) {
                consumer.poll(Duration.ofMillis(100));
            }
            assertThat(System.getProperty("parked")).isEqualTo("by ex13");
        } finally {
            System.clearProperty("parked");
        }
    }

    @Test
    void load_assignor_isForConsumers() throws IOException {
        save("ex14", "Ex14Assignor.java", """
                package dev.offsetlab.exercises.ex14;
                public final class Ex14Assignor extends org.apache.kafka.clients.consumer.RangeAssignor {}
                """);
        ServedParts served = new ServedParts(List.of(load(exercise(14, Optional.of("Ex14Assignor")))));
        assertThat(served.assignor().orElseThrow().getName()).isEqualTo("dev.offsetlab.exercises.ex14.Ex14Assignor");
        assertThat(served.forConsumers()).containsExactly("ex14");
        assertThat(served.all().getFirst().says())
                .isEqualTo("ex14: your Loop.java is what divides partitions among the lab's consumers");
    }

    @Test
    void load_doesNotCompile_oneLineWithFileAndLine() throws IOException {
        saveSeven();
        save("ex07", "Loop.java", LOOP.replace("return 0;", "return zero;"));
        assertThatThrownBy(() -> load(SEVEN))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith("ex07 does not compile: exercises/src/main/java/dev/offsetlab/exercises/ex07/Loop.java:5: ")
                .contains("zero")
                .doesNotContain("\n");
    }

    @Test
    void load_constructorThrows_isToldWithWhatItThrew() throws IOException {
        save("ex07", "Ex07Path.java", String.format(PATH, "throw new IllegalStateException(\"not yet\");"));
        save("ex07", "Loop.java", LOOP);
        assertThatThrownBy(() -> load(SEVEN))
                .hasMessageContaining("ex07: the constructor of dev.offsetlab.exercises.ex07.Ex07Path threw")
                .hasMessageContaining("not yet");
    }

    @Test
    void load_classMissing_wrongKind_servesNothing_oneLineEach() throws IOException {
        save("ex07", "Loop.java", LOOP);
        assertThatThrownBy(() -> load(SEVEN)).hasMessageContaining("Ex07Path is missing");
        save("ex07", "Ex07Path.java", "package dev.offsetlab.exercises.ex07; public final class Ex07Path {}");
        assertThatThrownBy(() -> load(SEVEN)).hasMessageContaining("neither a data path, nor a part of the log");
        assertThatThrownBy(() -> load(exercise(16, Optional.empty())))
                .hasMessageContaining("ex16 is not for the broker");
    }

    @Test
    void named_everyWayToSayIt() {
        List<Exercise> all = List.of(exercise(1, Optional.empty()), SEVEN);
        for (String word : List.of("ex07", "7", "07", "ex7", "07-a-loop")) {
            assertThat(ServedParts.named(List.of(word), all)).containsExactly(SEVEN);
        }
        assertThat(ServedParts.named(List.of("7", "ex07"), all)).containsExactly(SEVEN);
        assertThatThrownBy(() -> ServedParts.named(List.of("ex99"), all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no exercise is called \"ex99\"; choose one of ex07");
        assertThatThrownBy(() -> ServedParts.named(List.of("1"), all))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ex01, A loop, has no part in a broker; choose one of ex07");
    }
}
