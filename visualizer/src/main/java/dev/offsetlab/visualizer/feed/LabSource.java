package dev.offsetlab.visualizer.feed;

/// Something that can be looked at, ten times a second.
public interface LabSource extends AutoCloseable {
    /// One look. Called by the feed's thread, which nobody interrupts; never throws, and says in the broker's view
    /// what went wrong. Must not take longer than a fraction of a second: what is slow goes on elsewhere and shows
    /// its last result here.
    LabSample sample();

    /// Lets go of everything that it started. May take seconds: not for the window's thread.
    @Override
    void close();
}
