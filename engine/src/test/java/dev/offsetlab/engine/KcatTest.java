package dev.offsetlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// kcat, and with it librdkafka, as the system's packages bring it.
@Timeout(60)
class KcatTest {
    @TempDir
    Path folder;

    private Broker broker;

    @BeforeEach
    void start() throws IOException {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "kcat")));
        assumeTrue(there, "kcat is not installed: apt-get install kcat");
        Map<String, String> configs = Map.of("group.initial.rebalance.delay.ms", "0");
        broker = Broker.start(new BrokerConfig("127.0.0.1", 0, folder.resolve("data"), configs, false));
    }

    @AfterEach
    void stop() throws IOException {
        if (broker != null) {
            broker.close();
        }
    }

    private String kcat(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("kcat", "-b", "127.0.0.1:" + broker.address().getPort()));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("kcat ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("err")))
                .isZero();
        return Files.readString(out);
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "line " + i).collect(Collectors.joining("\n", "", "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void producesAndConsumes(String codec) throws Exception {
        String text = lines(2000);
        kcat(text, "-P", "-t", "t-" + codec, "-z", codec);
        assertThat(kcat("", "-C", "-t", "t-" + codec, "-o", "beginning", "-e", "-q"))
                .isEqualTo(text);
    }

    @Test
    void consumesAsAGroup_andGoesOnWhereItWas() throws Exception {
        kcat(lines(10), "-P", "-t", "t");
        String[] group = {"-G", "g", "-e", "-q", "-X", "auto.offset.reset=earliest", "t"};
        assertThat(kcat("", group)).isEqualTo(lines(10));
        kcat("one more\n", "-P", "-t", "t");
        assertThat(kcat("", group)).isEqualTo("one more\n");
    }

    @Test
    void lists_metadataAndOffsets() throws Exception {
        kcat(lines(5), "-P", "-t", "t");
        assertThat(kcat("", "-L")).contains("topic \"t\" with 1 partitions", "leader 1");
        assertThat(kcat("", "-Q", "-t", "t:0:-1")).contains("offset 5");
        assertThat(kcat("", "-C", "-t", "t", "-o", "3", "-c", "1", "-q")).isEqualTo("line 3\n");
    }
}
