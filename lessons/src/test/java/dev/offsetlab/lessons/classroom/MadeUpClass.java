package dev.offsetlab.lessons.classroom;

import dev.offsetlab.lessons.catalog.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A course of one small exercise, and what made-up students hand in.
final class MadeUpClass {
    static final Instant DEADLINE = Instant.parse("2026-05-01T12:00:00Z");
    static final int COUNTS = 10;
    private static final String FILE = "Doubler.java";
    private static final String PLACE = "exercises/src/main/java/dev/offsetlab/exercises/ex01/";

    private static final String FRAME = """
            package dev.offsetlab.exercises.ex01;

            public final class Doubler {
                public int twice(int number) throws Exception {
                    %s
                }
            }
            """;
    private static final String STARTER =
            FRAME.formatted("throw new UnsupportedOperationException(\"exercise 1: twice\");");
    private static final String GRADER = """
            package dev.offsetlab.exercises.ex01;

            import dev.offsetlab.lessons.grade.kit.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.extension.ExtendWith;

            @Tag("1")
            @ExtendWith(Seeds.class)
            class DoublerGrader {
                @Test @Points(1) @Invariant("I1") @DisplayName("twice nothing is nothing") @Timeout(5)
                void twice_zero_isZero() throws Exception {
                    Finding.of("twice 0").in("twice").equal(0, new Doubler().twice(0));
                }

                @Test @Points(3) @Invariant("I2") @DisplayName("twice a number is the number and itself") @Timeout(5)
                void twice_any_isItsSum(Seed seed) throws Exception {
                    int number = 1 + seed.random().nextInt(1000);
                    Finding.of("twice " + number).in("twice").seed(seed).equal(number + number, new Doubler().twice(number));
                }
            }
            """;

    private final Path root;
    private final Path graders;

    MadeUpClass(Path root) throws IOException {
        this.root = Files.createDirectories(root.resolve("class"));
        graders = root.resolve("graders");
        Files.createDirectories(graders.resolve("ex01"));
        Files.writeString(graders.resolve("ex01/DoublerGrader.java"), GRADER);
    }

    Path folder() {
        return root;
    }

    /// What is graded, with limits that a test can wait for.
    ClassGrading.Course course(Optional<Sandbox> sandbox) {
        GradingScheme scheme =
                new GradingScheme(Map.of(1, COUNTS), DEADLINE, 10, 50, new Limits(Duration.ofMinutes(2), 96, 16));
        Exercise exercise = new Exercise(
                1,
                "doubler",
                "Twice",
                10,
                FILE,
                "01-first-race",
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new ClassGrading.Course(
                List.of(exercise), Map.of(1, Map.of(FILE, STARTER)), graders, scheme, sandbox, 4711);
    }

    /// Handed in an hour before the deadline: a folder with this body of the method.
    Path handIn(String student, String body) throws IOException {
        return write(student, PLACE + FILE, FRAME.formatted(body));
    }

    /// Another file of the same student's, whatever it is.
    Path write(String student, String path, String text) throws IOException {
        Path file = root.resolve(student).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return changedAt(file, DEADLINE.minusSeconds(3600));
    }

    static Path changedAt(Path file, Instant at) throws IOException {
        return Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(at));
    }

    /// The same as a zip.
    void zip(String student, String body) throws IOException {
        Path zip = root.resolve(student + ".zip");
        try (ZipOutputStream packed = new ZipOutputStream(Files.newOutputStream(zip))) {
            packed.putNextEntry(new ZipEntry("lab/" + PLACE + FILE));
            packed.write(FRAME.formatted(body).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        changedAt(zip, DEADLINE.minusSeconds(3600));
    }
}
