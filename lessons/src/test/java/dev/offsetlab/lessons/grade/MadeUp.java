package dev.offsetlab.lessons.grade;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Exercise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A small exercise in a folder of its own: `Adder`, whose `add` gives the sum of two numbers.
public final class MadeUp {
    public static final Exercise EXERCISE = new Exercise(
            1,
            "adder",
            "Add",
            10,
            "Adder.java",
            "01-first-race",
            Optional.empty(),
            List.of(new Exercise.Invariant("I1", "The sum is right."), new Exercise.Invariant("I2", "Always.")),
            List.of(new Block.Prose(1, "Add.")),
            List.of(
                    new Exercise.Hint(1, "idea", "plus"),
                    new Exercise.Hint(2, "place", "in add"),
                    new Exercise.Hint(3, "pseudo-code", "return one + other")),
            List.of());

    public static final String SOLUTION = """
            package dev.offsetlab.exercises.ex01;

            /// Adds.
            public final class Adder {
                public int add(int one, int other) {
                    // solution:
                    return one + other;
                    // starter: throw new UnsupportedOperationException("exercise 1: add");
                    // end
                }
            }
            """;

    private static final String GRADER = """
            package dev.offsetlab.exercises.ex01;

            import dev.offsetlab.lessons.grade.kit.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.extension.ExtendWith;

            @Tag("1")
            @Timeout(60)
            @ExtendWith(Seeds.class)
            class AdderGrader {
                @Test
                @Points(1)
                @Invariant("I1")
                @DisplayName("two and three are five")
                void add_twoAndThree_areFive() {
                    Finding.of("2 + 3").in("add").field("one", 2).field("sum", new Adder().add(2, 3), 5)
                            .bytes("the numbers", new byte[] {2, 3, 9}, 2, 3).why("Use plus.")
                            .equal(5, new Adder().add(2, 3));
                }

                @Test
                @Points(2)
                @Invariant("I2")
                @DisplayName("any two numbers are added")
                void add_random_isSum(Seed seed) {
                    int one = seed.random().nextInt(1000);
                    Finding.of("the sum of " + one + " and 1").in("add").seed(seed).equal(one + 1, new Adder().add(one, 1));
                }
            }
            """;

    private MadeUp() {}

    /// Solution, its starter for the student to edit, and a grader.
    public static CourseFiles in(Path home) {
        CourseFiles files = new CourseFiles(home);
        write(files.solution(EXERCISE).resolve("Adder.java"), SOLUTION);
        write(files.edited(EXERCISE), StarterText.of(SOLUTION));
        write(files.graders(EXERCISE).resolve("AdderGrader.java"), GRADER);
        return files;
    }

    /// Tests of the grader are cut after so many seconds: for code that does not end, so that nobody waits long for
    /// that.
    public static void cutAfter(CourseFiles files, int seconds) {
        write(
                files.graders(EXERCISE).resolve("AdderGrader.java"),
                GRADER.replace("@Timeout(60)", "@Timeout(" + seconds + ")"));
    }

    /// The student's file, with this as the body of `add`.
    public static void adds(CourseFiles files, String body) {
        write(files.edited(EXERCISE), """
                package dev.offsetlab.exercises.ex01;

                public final class Adder {
                    public int add(int one, int other) {
                        %s
                    }
                }
                """.formatted(body));
    }

    /// The grader's file, with this as the body of its one test.
    ///
    /// @param annotation of that test too; may be empty
    public static void grades(CourseFiles files, String body, String annotation) {
        write(files.graders(EXERCISE).resolve("AdderGrader.java"), """
                package dev.offsetlab.exercises.ex01;

                import dev.offsetlab.lessons.grade.kit.*;
                import org.junit.jupiter.api.*;

                class AdderGrader {
                    @Test
                    @Points(1)
                    @Invariant("I1")
                    @DisplayName("it adds")
                    %s
                    void add_any_isSum() throws Exception {
                        %s
                    }
                }
                """.formatted(annotation, body));
    }

    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
