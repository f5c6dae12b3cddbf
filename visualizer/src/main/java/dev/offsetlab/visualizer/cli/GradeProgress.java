package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.classroom.ClassGrading;
import dev.offsetlab.lessons.classroom.GradedSubmission;
import java.time.Duration;
import java.util.Locale;

/// How far the grading of a class is: one line that changes, or a line for each submission where lines cannot.
///
/// ```
///   grading  ████████░░░░░░░░░░░░   28 of 100, 6 min left   last: ada 71.5
/// ```
final class GradeProgress implements ClassGrading.Listener, AutoCloseable {
    private static final int BAR_CELLS = 28;

    private final Terminal terminal;
    private final long startNs = System.nanoTime();
    private boolean drawn;

    GradeProgress(Terminal terminal, int all) {
        this.terminal = terminal;
        show("", 0, all);
    }

    @Override
    public void graded(GradedSubmission student, int done, int all) {
        String result = student.student() + " " + String.format(Locale.ROOT, "%.1f", student.score());
        if (terminal.live()) {
            show("   last: " + result, done, all);
        } else {
            terminal.line("  graded " + done + " of " + all + ": " + result + left(done, all));
        }
    }

    private void show(String last, int done, int all) {
        if (!terminal.live()) {
            return;
        }
        int full = (int) Math.round((double) done / all * BAR_CELLS);
        String bar = (terminal.unicode() ? "\u2588" : "#").repeat(full);
        String rest = (terminal.unicode() ? "\u2591" : ".").repeat(BAR_CELLS - full);
        terminal.out()
                .print("\r  grading  " + bar + terminal.faint(rest) + "  " + done + " of " + all + left(done, all)
                        + last + "\u001b[K");
        terminal.out().flush();
        drawn = true;
    }

    /// From the pace so far; nothing is said of the first few.
    private String left(int done, int all) {
        if (done == 0 || done == all) {
            return "";
        }
        Duration left = Duration.ofNanos((System.nanoTime() - startNs) / done * (all - done));
        return left.toMinutes() >= 2 ? ", " + left.toMinutes() + " min left" : ", " + left.toSeconds() + " s left";
    }

    @Override
    public void close() {
        if (drawn) {
            terminal.out().print("\r\u001b[K");
            terminal.out().flush();
        }
    }
}
