package dev.offsetlab.visualizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.workload.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.0792, 0.0792",
        "0.1251, 0.125",
        "0.9999, 1.00",
        "3.956, 3.96",
        "12.03, 12.0",
        "244.4, 244",
        "999.4, 999",
        "27049, '27,000'",
        "1234567, '1,230,000'"
    })
    void of_keepsThreeFigures(double value, String text) {
        assertThat(Figures.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"12, 12 B", "2048, 2.05 kB", "256000000, 256 MB", "24000000000, 24.0 GB"})
    void bytes_inMultiplesOfAThousand(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void range_hasBothEnds() {
        assertThat(Figures.range(new Interval(3.9, 3.95, 4.012, 0.98))).isEqualTo("3.90-4.01");
    }
}
