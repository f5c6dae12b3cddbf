package dev.offsetlab.visualizer.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What students get, made of a small checkout in which somebody has worked.
class PackingTest {
    private static final String EXERCISE = "exercises/src/main/java/dev/offsetlab/exercises/ex07/SendfileLoop.java";

    @TempDir
    Path folder;

    @Test
    void handout_checkoutInUse_hasStartersAndNoAnswers() throws Exception {
        Path zip = folder.resolve("lab.zip");
        List<String> said = new ArrayList<>();
        new Packing(checkout(), Map.of("ex07/SendfileLoop.java", "the starter"), said::add).handout(zip);
        assertThat(said).isNotEmpty();
        try (FileSystem opened = FileSystems.newFileSystem(
                URI.create("jar:" + zip.toUri()), Map.of("enablePosixFileAttributes", "true"))) {
            Path top = opened.getPath("/offset-lab");
            assertThat(files(top))
                    .containsExactlyInAnyOrder(
                            "pom.xml",
                            "README.md",
                            "lab",
                            "engine/src/main/java/Engine.java",
                            "visualizer/src/main/java/Window.java",
                            "lessons/src/main/resources/lessons/01-one/lesson.md",
                            EXERCISE,
                            "exercises/.starters/ex07/SendfileLoop.java");
            assertThat(Files.readString(top.resolve(EXERCISE))).isEqualTo("the starter");
            assertThat(Files.readString(top.resolve("pom.xml")))
                    .contains("engine")
                    .doesNotContain("solutions");
            assertThat(Files.readString(top.resolve("README.md")))
                    .isEqualTo("For all.\n\n| `engine` | the broker |\nThe end.\n");
            assertThat(Files.getPosixFilePermissions(top.resolve("lab"))).contains(PosixFilePermission.OWNER_EXECUTE);
            assertThat(Files.getPosixFilePermissions(top.resolve("pom.xml")))
                    .doesNotContain(PosixFilePermission.OWNER_EXECUTE);
        }
    }

    @Test
    void handout_zipIsThere_isReplacedAtOnce() throws Exception {
        Path zip = Files.writeString(folder.resolve("lab.zip"), "an older one");
        new Packing(checkout(), Map.of(), _ -> {}).handout(zip);
        assertThat(Files.size(zip)).isGreaterThan(500);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("lab.zip", "checkout");
        }
    }

    private Path checkout() throws IOException {
        put("pom.xml", "<modules>\n    <module>engine</module>\n    <module>solutions</module>\n</modules>\n");
        put("README.md", """
                For all.
                <!-- instructors -->
                ./lab grade
                <!-- /instructors -->

                | `engine` | the broker |
                | `solutions` | worked <!-- instructors only --> |
                The end.
                """);
        put("lab", "#!/bin/sh\n");
        assertThat(folder.resolve("checkout/lab").toFile().setExecutable(true)).isTrue();
        put("engine/src/main/java/Engine.java", "class Engine {}");
        put("visualizer/src/main/java/Window.java", "class Window {}");
        put("engine/target/classes/Engine.class", "built");
        put("lessons/src/main/resources/lessons/01-one/lesson.md", "read this");
        put("lessons/src/main/resources/lessons/01-one/notes.md", "the instructor's");
        put(EXERCISE, "what the instructor solved");
        put("solutions/src/main/java/SendfileLoop.java", "the answer");
        put("grades/grades.csv", "somebody's grades");
        return folder.resolve("checkout");
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve("checkout").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> files(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> top.relativize(file).toString())
                    .toList();
        }
    }
}
