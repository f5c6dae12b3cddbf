package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A tiny exercise, judged before the first real one comes: the compiler reads the jars, JUnit is loaded.
public final class WarmUp {
    private static final String STUDENT = """
            package dev.offsetlab.exercises.warm;

            public final class Warm {
                public int twice(int number) {
                    return 2 * number;
                }
            }
            """;
    private static final String GRADER = """
            package dev.offsetlab.exercises.warm;

            import dev.offsetlab.lessons.grade.kit.*;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.Timeout;
            import org.junit.jupiter.api.extension.ExtendWith;

            @ExtendWith(Seeds.class)
            class WarmGrader {
                @Test
                @Points(1)
                @Timeout(10)
                void twice_number_isTwice(Seed seed) {
                    int number = seed.random().nextInt(1000);
                    Finding.of("twice " + number).seed(seed).field("number", number).bytes("none", new byte[20]).equal(
                            number + number, new Warm().twice(number));
                }
            }
            """;

    private WarmUp() {}

    /// The same inside of this process, for the classes that it loads: an archive of them makes workers start fast.
    ///
    /// @param folder for its two files
    public static void rehearse(Path folder) throws IOException {
        Says says = new Says(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try (Workbench workbench = new Workbench(new Compiler(Compiler.ownClassPath()))) {
            new TaskRun(workbench, says, new StuckWatch(seen -> {}), new Captured()).run(task(folder));
        }
    }

    /// @param folder of this process, for the two files
    static Task task(Path folder) throws IOException {
        Path student = Files.createDirectories(folder.resolve("warm").resolve("student"));
        Path graders = Files.createDirectories(folder.resolve("warm").resolve("graders"));
        Files.writeString(student.resolve("Warm.java"), STUDENT);
        Files.writeString(graders.resolve("WarmGrader.java"), GRADER);
        return Task.of(0, "Warm.java", student, graders, Map.of());
    }
}
