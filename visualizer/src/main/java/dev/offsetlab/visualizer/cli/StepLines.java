package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.workload.RaceListener;
import dev.offsetlab.visualizer.child.RaceStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/// How far the race is, for the window that started it: a [RaceStep] a line, never twice the same.
final class StepLines implements RaceListener {
    /// Of the whole; filling is quick where the race is not cut short.
    private static final double FILLING_SHARE = 0.08;

    private final PrintStream out;
    private String last = "";

    StepLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void progress(long done, long total, String what, String path) {
        double share = total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
        // To the hundredth: the log is filled batch by batch, and nobody wants two thousand lines.
        double whole = path.isEmpty() ? FILLING_SHARE * share : FILLING_SHARE + (1 - FILLING_SHARE) * share;
        tell(new RaceStep(Math.round(whole * 100) / 100.0, path, what));
    }

    private void tell(RaceStep step) {
        String line = step.line();
        if (!line.equals(last)) {
            last = line;
            out.println(line);
            out.flush();
        }
    }

    /// Ends this JVM when `input` ends: then the window is gone, and nobody waits for the race.
    static void exitAtEndOf(InputStream input) {
        Thread.ofPlatform().daemon().name("window").start(() -> {
            try {
                while (input.read() >= 0) {
                    // Nothing is asked of us; only the end counts.
                }
            } catch (IOException broken) {
                System.err.println("./lab demo: " + broken.getMessage());
            }
            System.exit(1);
        });
    }
}
