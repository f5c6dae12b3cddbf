package dev.offsetlab.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.observe.FailureLog.Line;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.helpers.NOPLogger;

class FailureLogTest {
    private long nowNs = Long.MAX_VALUE - 100;
    private final FailureLog failures = new FailureLog(NOPLogger.NOP_LOGGER, () -> nowNs);

    private Line line(String item) {
        return failures.line(item, new IOException("Too many open files"));
    }

    @Test
    void aFlood_oneStackAndThenALineASecond() {
        assertThat(line("append partition=t-0")).isEqualTo(new Line(true, 1, 0));
        for (int i = 0; i < 5_000; i++) {
            assertThat(line("append partition=t-0")).isEqualTo(Line.NONE);
        }
        nowNs += Duration.ofSeconds(1).toNanos();
        assertThat(line("append partition=t-0")).isEqualTo(new Line(false, 5_001, 0));
        assertThat(line("append partition=t-0")).isEqualTo(Line.NONE);
    }

    @Test
    void otherPartition_otherClass_orAfterAMinute_isToldWithItsStack() {
        line("append partition=t-0");
        assertThat(line("append partition=t-1").withStack()).isTrue();
        assertThat(failures.line("append partition=t-0", new IllegalStateException())
                        .withStack())
                .isTrue();
        nowNs += Duration.ofMinutes(1).toNanos();
        assertThat(line("append partition=t-0").withStack()).isTrue();
    }

    @Test
    void kindsWithoutEnd_keepToTheBudget_andAreCounted() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(line("alter configs of=t-" + i).withStack()).isEqualTo(i < LineBudget.BURST_LINES);
        }
        nowNs += Duration.ofSeconds(1).toNanos();
        assertThat(line("alter configs of=another")).isEqualTo(new Line(true, 1, 10_000 - LineBudget.BURST_LINES));
    }
}
