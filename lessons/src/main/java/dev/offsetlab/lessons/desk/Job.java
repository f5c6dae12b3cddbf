package dev.offsetlab.lessons.desk;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// One thing that a cell has asked for, between the cell's thread, which waits, and the desk's, which works.
///
/// ```
///   cell's thread     ask --------- prints what is said ------- interrupted: stop() ---- throws
///   desk's thread         work ... say("round 1 of 5") ... check() throws, or what stops() named ends the wait
/// ```
final class Job {
    private static final Line END = new Line("", true);

    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private boolean stopped;
    private @Nullable Runnable ending;

    private record Line(String text, boolean last) {}

    /// Told to the student while the work goes on: printed by the cell's own thread, for only its output is
    /// the cell's.
    void say(String line) {
        lines.add(new Line(line, false));
    }

    /// @throws CancellationException once the cell was stopped
    synchronized void check() {
        if (stopped) {
            throw new CancellationException("stopped");
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    /// What ends a wait that cannot ask [#check]; run at once where the cell was stopped already. The last
    /// one counts.
    synchronized void endsBy(Runnable how) {
        ending = how;
        if (stopped) {
            how.run();
        }
    }

    synchronized void endsByItself() {
        ending = null;
    }

    synchronized void stop() {
        stopped = true;
        if (ending != null) {
            ending.run();
        }
    }

    void finished() {
        lines.add(END);
    }

    /// Prints on the calling thread what is said, until the work is finished.
    void printUntilFinished() throws InterruptedException {
        for (Line line = lines.take(); !line.last; line = lines.take()) {
            System.out.println(line.text);
        }
    }
}
