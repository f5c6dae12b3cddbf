package dev.offsetlab.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class ClientLogTest {
    private final KeptLines lines = new KeptLines();
    private long nowNs = Long.MAX_VALUE - 100;
    private final ClientLog log = new ClientLog(lines, () -> nowNs);

    @Test
    void aFlood_aBurstAndThenALineASecond_withWhatWasLeftOut() {
        for (int i = 0; i < 5_000; i++) {
            log.warn("refused client={}", "client-" + i);
        }
        assertThat(lines.kept).hasSize(LineBudget.BURST_LINES);
        nowNs += Duration.ofSeconds(1).toNanos();
        for (int i = 0; i < 5_000; i++) {
            log.warn("refused client={}", "client-" + i);
        }

        assertThat(lines.kept).hasSize(LineBudget.BURST_LINES + 2);
        assertThat(lines.kept.getLast()).isEqualTo("refused client=client-0");
        assertThat(lines.kept.get(LineBudget.BURST_LINES)).contains("count=" + (5_000 - LineBudget.BURST_LINES));
    }

    @Test
    void quietForAWhile_aBurstAgain() {
        for (int i = 0; i < 100; i++) {
            log.info("joined group={}", "g");
        }
        nowNs += Duration.ofHours(1).toNanos();
        lines.kept.clear();
        for (int i = 0; i < 100; i++) {
            log.info("joined group={}", "g");
        }

        assertThat(lines.kept).hasSize(LineBudget.BURST_LINES + 1);
    }

    @Test
    void namesWithLineBreaks_orWithoutEnd_stayOneShortLine() {
        log.info("joined group={} members={}", "a\n12:00 ERROR forged\u001b[31m", "x".repeat(30_000));

        assertThat(lines.kept).hasSize(1);
        assertThat(lines.kept.getFirst())
                .startsWith("joined group=a?12:00 ERROR forged?[31m members=xxx")
                .endsWith("x...")
                .hasSizeLessThan(300);
    }

    /// A logger that keeps its lines.
    private static final class KeptLines extends LegacyAbstractLogger {
        private final List<String> kept = new ArrayList<>();

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String format,
                Object @Nullable [] arguments,
                @Nullable Throwable failure) {
            kept.add(MessageFormatter.basicArrayFormat(format, arguments));
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
