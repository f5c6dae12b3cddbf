package dev.offsetlab.visualizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person sees who types something wrong: one clear line, and exit code 2.
class CommandsTest {
    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    @Test
    void lab_help_namesItsCommands() {
        assertThat(Main.run("--help")).isZero();
        assertThat(out()).contains("demo", "broker", "bench", "doctor").doesNotContain("rehearse");
    }

    @Test
    void lab_misspelt_suggests() {
        complains("did you mean demo", "demmo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", "localhost:http", ":9092", "localhost:70000"})
    void lab_bootstrapWithoutHostOrPort_complains(String address) {
        complains("is no HOST:PORT", "--bootstrap", address);
    }

    @Test
    void demo_unknownOption_namesItAndTheHelp() {
        complains("--ruonds", "demo", "--ruonds", "3");
        assertThat(err()).contains("./lab demo --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--rounds=0", "--rounds=x", "--readers=0", "--size=0", "--paths=teleport", "--copy --discard"})
    void demo_valueOutOfRange_complains(String option) {
        String[] options = option.split(" ", -1);
        String[] arguments = new String[options.length + 3];
        arguments[0] = "demo";
        arguments[1] = "--report";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        complains(options[0].split("=", -1)[0], arguments);
    }

    @Test
    void broker_tlsPortThatIsNone_complains() {
        complains("--tls-port", "broker", "--tls-port", "70000");
    }

    @Test
    void demo_inputMissing_complains() {
        complains("no such file", "demo", "--input", folder.resolve("none").toString());
    }

    @Test
    void demo_inputEmpty_complains() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "\n\n");
        complains("holds no line", "demo", "--input", empty.toString());
    }

    @Test
    void demo_inputIsAFolder_complains() {
        complains("is a folder", "demo", "--input", folder.toString());
    }

    @Test
    void demo_reportIsAFile_complains() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        complains("folder for results", "demo", "--report", file.toString());
    }

    @Test
    void demo_jsonWhereNoFileCanBe_complainsBeforeTheRace() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path below = file.resolve("race.json");
        complains("--json: cannot be written", "demo", "--report", folder.toString(), "--json", below.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void demo_jsonInAFolderThatOnlySeemsWritable_complainsBeforeTheRace() {
        complains("no such file or folder", "demo", "--report", folder.toString(), "--json", "/proc/race.json");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void bench_jsonInAFolderThatOnlySeemsWritable_complainsBeforeTheBench() {
        complains("no such file or folder", "bench", "--json", "/proc/bench.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"70000", "-1", "http"})
    void broker_badPort_complains(String port) {
        complains("--port", "broker", "--port", port);
    }

    @Test
    void broker_unknownPath_namesTheKnownOnes() {
        complains("splice", "broker", "--path", "teleport", "--data", folder.toString());
    }

    @Test
    void broker_folderIsAFile_failsInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(Main.run("broker", "--port", "0", "--data", file.toString())).isEqualTo(1);
        assertThat(err().lines().filter(line -> line.startsWith("./lab broker:")))
                .singleElement()
                .asString()
                .contains("data folder cannot be used", file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "broker", "bench", "shell", "lesson", "doctor"})
    void help_explainsEachCommand(String command) {
        assertThat(Main.run(command, "--help")).isZero();
        assertThat(out()).contains("Usage: ./lab " + command).doesNotContain("<main class>");
    }

    @Test
    void doctor_json_saysWhetherTheRaceRuns() throws IOException {
        Path json = folder.resolve("doctor.json");
        assertThat(Main.run("doctor", "--json", json.toString())).isZero();
        assertThat(Files.readString(json)).contains("\"raceRuns\" : true").contains("\"name\" : \"strace\"");
        assertThat(out()).contains("path sendfile", "./lab demo");
    }

    private void complains(String about, String... arguments) {
        assertThat(Main.run(arguments)).as(err()).isEqualTo(2);
        assertThat(err().strip().lines()).hasSize(1);
        assertThat(err()).contains(about).doesNotContain("Exception");
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
