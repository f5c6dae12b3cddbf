package dev.offsetlab.exercises.ex16;

/// Something that is run, and says how long it took. Given.
///
/// The graders' subjects compute their time by a model: no clock, and the truth is known. [#timed] makes one of
/// real work.
@FunctionalInterface
public interface Subject {
    /// Runs it once. Returns how long that took, in nanoseconds; more than 0.
    double run();

    /// Real work, by the clock.
    static Subject timed(Runnable work) {
        return () -> {
            long startNs = System.nanoTime();
            work.run();
            return Math.max(1, System.nanoTime() - startNs);
        };
    }
}
