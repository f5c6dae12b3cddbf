package dev.offsetlab.visualizer.feed;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;

/// Waits for a cluster's answers, never longer than a bound. Used by the source's thread only.
final class ClusterAnswers {
    private static final long GRACE_MS = 1_000;

    private final long timeoutMs;

    /// @param timeoutMs after which Kafka's client itself gives up; we wait a second more, for its own words say more
    ClusterAnswers(long timeoutMs) {
        this.timeoutMs = timeoutMs + GRACE_MS;
    }

    /// The cluster did not answer, or said no.
    static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(Throwable cause) {
            super(cause);
        }
    }

    <T> T of(KafkaFuture<T> asked) throws NoAnswer, InterruptedException {
        try {
            return asked.get(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new NoAnswer(failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException late) {
            throw new NoAnswer(late);
        }
    }

    /// Empty where the cluster answers, but not this: a topic that was deleted meanwhile, a group that we may not see,
    /// a partition without a leader.
    <T> Optional<T> ifGiven(KafkaFuture<T> asked) throws NoAnswer, InterruptedException {
        try {
            return Optional.of(of(asked));
        } catch (NoAnswer failure) {
            if (failure.getCause() instanceof ApiException) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
