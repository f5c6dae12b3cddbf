package dev.offsetlab.exercises.ex13;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A fetch that writes down what is done with it.
///
/// It wants `minBytes` more than its logs have when it is made.
class ReaderFetch implements Fetch<LogOfBytes> {
    private final String name;
    private final List<LogOfBytes> logs;
    private final long fromBytes;
    private final long minBytes;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile @Nullable Thread answeredBy;

    ReaderFetch(String name, long minBytes, LogOfBytes... logs) {
        this.name = name;
        this.logs = List.of(logs);
        this.minBytes = minBytes;
        this.fromBytes = sizeBytes();
    }

    private long sizeBytes() {
        return logs.stream().mapToLong(LogOfBytes::sizeBytes).sum();
    }

    @Override
    public List<LogOfBytes> logs() {
        return logs;
    }

    @Override
    public boolean answerIfEnough() {
        looks.incrementAndGet();
        boolean enough = hasEnough();
        if (enough) {
            answer();
        }
        return enough;
    }

    @Override
    public void answer() {
        answeredBy = Thread.currentThread();
        answers.incrementAndGet();
    }

    final boolean hasEnough() {
        return sizeBytes() - fromBytes >= minBytes;
    }

    final int looks() {
        return looks.get();
    }

    final int answers() {
        return answers.get();
    }

    final @Nullable Thread answeredBy() {
        return answeredBy;
    }

    @Override
    public String toString() {
        return name;
    }
}
