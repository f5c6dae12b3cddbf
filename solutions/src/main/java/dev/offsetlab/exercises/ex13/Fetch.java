package dev.offsetlab.exercises.ex13;

import java.util.List;

/// A fetch that found less than the bytes it asked for. Any thread may call it.
///
/// @param <L> what stands for a log: equal logs are the same log
public interface Fetch<L> {
    /// The logs that it reads. An append to any of them may be what it waits for.
    List<L> logs();

    /// Looks at the logs. Have they enough by now, it sends the answer and returns true; else it does nothing.
    boolean answerIfEnough();

    /// Sends the answer with what there is, and be it nothing.
    void answer();
}
