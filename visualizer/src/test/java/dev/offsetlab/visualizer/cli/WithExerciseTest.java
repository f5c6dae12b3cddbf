package dev.offsetlab.visualizer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsetlab.visualizer.child.LabJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `--with ex07`, in a checkout of its own with somebody's files in it.
@Timeout(180)
class WithExerciseTest {
    private static final String PROVIDER = """
            package dev.offsetlab.exercises.ex07;

            import dev.offsetlab.engine.transfer.*;

            public final class Ex07Path implements DataPathProvider {
                public String name() { return "ex07"; }
                public String describe() { return "mine"; }
                public DataPath open(PathContext context) {
                    return (region, socket, more) -> {
                        long sent = SendfileLoop.send(region.first(DataPath.MOST_BYTES_PER_CALL), socket);
                        context.counters().sent(region.sizeBytes(), sent);
                        return sent;
                    };
                }
            }
            """;
    private static final String LOOP = """
            package dev.offsetlab.exercises.ex07;

            final class SendfileLoop {
                static long send(dev.offsetlab.engine.file.FileRegion region, java.nio.channels.SocketChannel socket)
                        throws java.io.IOException {
                    BODY
                }
            }
            """;
    private static final String RIGHT =
            "return region.channel().transferTo(region.position(), region.sizeBytes(), socket);";

    @TempDir
    Path home;

    /// @param error what it said on standard error
    private record Said(int code, String error) {}

    private void save(String body) throws IOException {
        Path source = Files.createDirectories(home.resolve("exercises/src/main/java/dev/offsetlab/exercises/ex07"));
        Files.writeString(source.resolve("Ex07Path.java"), PROVIDER);
        Files.writeString(source.resolve("SendfileLoop.java"), LOOP.replace("BODY", body));
    }

    private Said demo(String... more) throws Exception {
        List<String> arguments = Stream.concat(
                        Stream.of("--paths", "sendfile,ex07", "--rounds", "1", "--seconds", "1", "--size", "2"),
                        Stream.of(more))
                .toList();
        List<String> command = new ArrayList<>(LabJvm.command("demo", arguments));
        command.add(1, "-Dlab.home=" + home);
        Path error = home.resolve("error");
        Process demo = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(error.toFile())
                .start();
        try {
            assertThat(demo.waitFor(120, TimeUnit.SECONDS)).isTrue();
        } finally {
            demo.destroy();
        }
        return new Said(demo.exitValue(), Files.readString(error, UTF_8));
    }

    @Test
    void demo_withMine_racesIt() throws Exception {
        save(RIGHT);
        Path json = home.resolve("race.json");
        Said said = demo(
                "--with",
                "ex07",
                "--json",
                json.toString(),
                "--report",
                home.resolve("report").toString());
        assertThat(said.code()).as(said.error()).isZero();
        JsonNode race = new ObjectMapper().readTree(json.toFile());
        assertThat(race.at("/settings/paths").valueStream().map(JsonNode::asText))
                .containsExactly("sendfile", "ex07");
        assertThat(Files.readString(home.resolve("report/index.html"))).contains("ex07");
    }

    @Test
    void demo_mineThrows_saysWhere() throws Exception {
        save("throw new UnsupportedOperationException(\"exercise 7: the sendfile loop\");");
        Said said = demo("--with", "7", "--report", home.resolve("report").toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.error())
                .contains("./lab demo: data path ex07 failed: it threw java.lang.UnsupportedOperationException:"
                        + " exercise 7: the sendfile loop at SendfileLoop.java:6; the broker closed the connection");
    }

    @Test
    void demo_mineDoesNotCompile_saysWhere() throws Exception {
        save("return zero;");
        Said said = demo("--with", "ex07");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.error())
                .contains("ex07 does not compile: exercises/src/main/java/dev/offsetlab/exercises/ex07/SendfileLoop"
                        + ".java:6: ");
    }

    @Test
    void demo_noSuchExercise_isWrongUsage() throws Exception {
        Said said = demo("--with", "ex99");
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.error()).contains("./lab demo: --with: no exercise is called \"ex99\"; choose one of ex0");
    }
}
