package dev.offsetlab.lessons.grade.worker;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// What is printed while a test runs, up to a limit; the rest is counted and dropped. Any thread.
final class Captured extends OutputStream {
    private static final int MOST_BYTES = 4096;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long dropped;

    @Override
    public synchronized void write(int one) {
        if (kept.size() < MOST_BYTES) {
            kept.write(one);
        } else {
            dropped++;
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        int room = Math.min(count, MOST_BYTES - kept.size());
        kept.write(bytes, from, room);
        dropped += count - room;
    }

    /// What came since the last time.
    synchronized String take() {
        String text = kept.toString(StandardCharsets.UTF_8);
        if (dropped > 0) {
            text += "\n... and " + dropped + " bytes more";
        }
        kept.reset();
        dropped = 0;
        return text;
    }
}
