package dev.offsetlab.exercises.ex13;

import java.util.concurrent.atomic.AtomicLong;

/// A log of which only the size matters here. Any thread may append.
final class LogOfBytes {
    private final String name;
    private final AtomicLong sizeBytes = new AtomicLong();

    LogOfBytes(String name) {
        this.name = name;
    }

    void append(long bytes) {
        sizeBytes.addAndGet(bytes);
    }

    long sizeBytes() {
        return sizeBytes.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
