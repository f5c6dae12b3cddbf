package dev.offsetlab.visualizer.app;

/// How much time pictures are given.
///
/// @param pathMs   the load is read by each path: the wider its part of the charts
/// @param settleMs a page that was just opened asks the broker for what it shows
/// @param themeMs  a page that was just given other colours draws itself anew
record SnapshotPace(long pathMs, long settleMs, long themeMs) {
    /// For pictures that people look at.
    static final SnapshotPace UNHURRIED = new SnapshotPace(5_000, 2_500, 500);
}
