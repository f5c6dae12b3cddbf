package dev.offsetlab.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundThreadTest {
    @ParameterizedTest
    @ValueSource(classes = {Exception.class, IllegalStateException.class, OutOfMemoryError.class, AssertionError.class})
    void every_workThatFails_comesAgain(Class<? extends Throwable> failure) throws Exception {
        CountDownLatch runs = new CountDownLatch(3);
        try (BackgroundThread thread = new BackgroundThread("background-test")) {
            thread.every(1, "failing", () -> {
                runs.countDown();
                switch (failure.getDeclaredConstructor().newInstance()) {
                    case Error error -> throw error;
                    case Exception exception -> throw exception;
                    default -> throw new AssertionError(failure);
                }
            });
            assertThat(runs.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /// A topic that is being created while the broker stops must not appear in a folder that was given up.
    @Test
    void close_workHandedOver_isDoneAfterwards_alsoForAnInterruptedCaller() {
        AtomicInteger done = new AtomicInteger();
        BackgroundThread thread = new BackgroundThread("background-test");
        for (int i = 0; i < 20; i++) {
            thread.execute(() -> {
                LockSupport.parkNanos(5_000_000);
                done.incrementAndGet();
            });
        }
        Thread.currentThread().interrupt();
        thread.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).hasValue(20);
    }
}
