package dev.offsetlab.engine.workload;

/// Hears how a race gets on, on the thread that runs it.
public interface RaceListener {
    /// A share of the work was done.
    ///
    /// @param what what is done now, in a few words
    /// @param path the data path on the track, empty where none is
    void progress(long done, long total, String what, String path);
}
