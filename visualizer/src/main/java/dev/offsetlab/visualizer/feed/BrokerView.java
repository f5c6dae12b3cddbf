package dev.offsetlab.visualizer.feed;

/// The broker as the strip on top shows it.
///
/// @param address `host:port`, empty while there is none
/// @param detail  for people: what it is, or what failed and the way out
public record BrokerView(State state, String address, String detail) {
    public enum State {
        STARTING,
        RUNNING,
        /// Runs, but its disk takes nothing more: what is there can be read.
        FULL,
        /// Could not be started, or stopped by itself.
        FAILED,
        /// A cluster that does not answer now; it may come back.
        UNREACHABLE,
        STOPPED
    }

    public boolean isRunning() {
        return state == State.RUNNING || state == State.FULL;
    }
}
