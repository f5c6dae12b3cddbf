package dev.offsetlab.lessons.grade.kit;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs a call of the student's code that must never wait. One that spins on a socket cannot be interrupted: a socket
/// that does not block pays no heed. So where the call is late its channels are closed under it, and the finding
/// tells where it was.
///
/// ```
///   long sent = Promptly.call("send", reader.socket(), () -> loop.send(file, 0, 100, reader.socket()));
/// ```
public final class Promptly {
    private static final int PATIENCE_LOOKS = 40;
    private static final long LOOK_MS = 50;

    private Promptly() {}

    /// The call that is watched.
    @FunctionalInterface
    public interface Call {
        long run() throws IOException;
    }

    /// @param method   of the student, as the feedback names it
    /// @param channels what to close where the call is late
    /// @throws Finding it was
    public static long call(String method, Closeable channels, Call call) throws IOException {
        Watch watch = new Watch(Thread.currentThread(), channels);
        long result;
        try (watch) {
            result = call.run();
        } catch (IOException | RuntimeException e) {
            watch.failWhereLate(method);
            throw e;
        }
        watch.failWhereLate(method);
        return result;
    }

    private static final class Watch implements AutoCloseable {
        private final CountDownLatch done = new CountDownLatch(1);
        private final Thread caller;
        private final Closeable channels;
        private final Thread thread;
        private volatile String stuckAt = "";

        Watch(Thread caller, Closeable channels) {
            this.caller = caller;
            this.channels = channels;
            this.thread = Thread.ofVirtual().start(this::watch);
        }

        private void watch() {
            try {
                if (isLate()) {
                    stuckAt = Arrays.stream(caller.getStackTrace())
                            .filter(frame -> !frame.getClassName().matches("(java|sun|jdk)\\..*"))
                            .findFirst()
                            .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                            .orElse("an unknown place");
                    channels.close();
                }
            } catch (InterruptedException | IOException over) {
                Thread.currentThread().interrupt();
            }
        }

        /// Looks are counted, not time: where the whole JVM stood still, the call did, too.
        private boolean isLate() throws InterruptedException {
            for (int look = 0; look < PATIENCE_LOOKS; look++) {
                if (done.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void close() {
            done.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void failWhereLate(String method) {
            if (!stuckAt.isEmpty()) {
                Finding.of("how long a call took that must not wait")
                        .in(method)
                        .why("The thread has other connections. It tries again when the socket is writable.")
                        .fail(
                                "next to nothing",
                                "over " + PATIENCE_LOOKS * LOOK_MS + " ms, and then it was at " + stuckAt);
            }
        }
    }
}
