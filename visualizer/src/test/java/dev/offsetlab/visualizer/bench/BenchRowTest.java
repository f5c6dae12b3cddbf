package dev.offsetlab.visualizer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchRowTest {
    @Test
    void ratio_isOfTheMedians() {
        BenchRow row = BenchRow.of("CPU", "s", List.of(1.0, 2.0, 30.0), List.of(4.0, 4.0, 4.0), true, 0.5);
        assertThat(row.ratio().median()).isCloseTo(0.5, within(1e-12));
        assertThat(row.ratio().high()).isCloseTo(7.5, within(1e-12));
        assertThat(row.reached()).isTrue();
    }

    @Test
    void reached_atLeast_wantsMore() {
        assertThat(BenchRow.of("GB/s", "", List.of(1.3), List.of(1.0), false, 1.35)
                        .reached())
                .isFalse();
        assertThat(BenchRow.of("GB/s", "", List.of(1.4), List.of(1.0), false, 1.35)
                        .reached())
                .isTrue();
    }

    @Test
    void outcome_readsTheLastLineOfTheTool() throws IOException {
        PerfProducer.Outcome outcome = PerfProducer.Outcome.parse("""
                18829 records sent, 3763.5 records/sec (0.36 MB/sec), 1802.5 ms avg latency, 2281.0 ms max latency.
                20000 records sent, 3815.337657 records/sec (0.36 MB/sec), 1836.86 ms avg latency, 2451.00 ms max latency, 2129 ms 50th, 2347 ms 95th, 2441 ms 99th, 2449 ms 99.9th.
                """);
        assertThat(outcome).isEqualTo(new PerfProducer.Outcome(20_000, 3815.337657, 2129, 2347, 2441));
    }

    @Test
    void outcome_ofAnErrorMessage_saysIt() {
        assertThatThrownBy(() -> PerfProducer.Outcome.parse("Connection refused"))
                .hasMessageContaining("refused");
    }

    @Test
    void perfProducer_withAWarmUp_countsWhatCameAfterIt() throws Exception {
        PerfProducer.Outcome outcome = PerfProducer.Outcome.parse("""
                72000 records sent, 5993.5 records/sec (5.72 MB/sec), 4.92 ms avg latency, 399.00 ms max latency, \
                1 ms 50th, 8 ms 95th, 81 ms 99th, 89 ms 99.9th.
                60000 steady state records sent, 5987.4 records/sec (5.71 MB/sec), 1.95 ms avg latency, \
                38.00 ms max latency, 1 ms 50th, 4 ms 95th, 5 ms 99th, 7 ms 99.9th.
                """);
        assertThat(outcome.records()).isEqualTo(60_000);
        assertThat(outcome.p99Ms()).isEqualTo(5);
    }
}
