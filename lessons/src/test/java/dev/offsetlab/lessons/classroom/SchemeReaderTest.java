package dev.offsetlab.lessons.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeReaderTest {
    @TempDir
    Path folder;

    private GradingScheme read(String text) throws IOException {
        return SchemeReader.read(Files.writeString(folder.resolve("grading.yaml"), text));
    }

    @Test
    void read_whole_hasEverything() throws IOException {
        GradingScheme scheme = read("""
                points:
                  1: 5
                  7: 10
                deadline: 2027-01-15T23:59:00+01:00
                late:
                  percent-per-day: 10
                  at-most-percent: 50
                limits:
                  seconds-per-exercise: 9
                  memory-mib: 128
                  disk-mib: 7
                """);
        assertThat(scheme.points()).containsEntry(1, 5).containsEntry(7, 10).hasSize(2);
        assertThat(scheme.mostPoints()).isEqualTo(15);
        assertThat(scheme.deadline()).isEqualTo(Instant.parse("2027-01-15T22:59:00Z"));
        assertThat(scheme.limits()).isEqualTo(new Limits(Duration.ofSeconds(9), 128, 7));
    }

    @ParameterizedTest
    @CsvSource({"-1,0,100", "0,0,100", "1,1,90", "86399,1,90", "86400,2,80", "864000,11,50"})
    void late_countsDaysBegunUpToABound(long secondsAfter, long days, int percent) throws IOException {
        GradingScheme scheme = read("""
                points: {1: 5}
                deadline: 2027-01-15T12:00:00Z
                late: {percent-per-day: 10, at-most-percent: 50}
                """);
        Instant handedIn = Instant.parse("2027-01-15T12:00:00Z").plusSeconds(secondsAfter);
        assertThat(scheme.daysLate(handedIn)).isEqualTo(days);
        assertThat(scheme.percentLeft(handedIn)).isEqualTo(percent);
    }

    @Test
    void read_noDeadline_nothingIsLate() throws IOException {
        assertThat(read("points: {1: 5}").daysLate(Instant.MAX)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "points: {one: 5}",
                "points: {1: many}",
                "points: {}",
                "points: {1: 5}\ndeadline: tomorrow",
                "points: {1: 5}\nlate: {percent-per-day: 200}",
                "points: {1: 5}\nlimits: {memory-mib: 1}",
                "points: {1: 5}\npoint: {1: 5}",
                "points: [",
                ""
            })
    void read_broken_saysWhereInOneLine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("grading.yaml")
                .message()
                .hasLineCount(1);
    }

    @Test
    void read_schemeOfTheCourse_countsAHundred() throws IOException {
        assertThat(SchemeReader.read(Path.of("../exercises/grading.yaml")).mostPoints())
                .isEqualTo(100);
    }
}
