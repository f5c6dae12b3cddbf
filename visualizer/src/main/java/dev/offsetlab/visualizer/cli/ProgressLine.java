package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.workload.RaceListener;
import java.util.Locale;

/// How far the race is: one line that changes, or, where lines cannot change, one line for each new stage.
///
/// ```
///   racing     ████████████░░░░░░░░░░░░   52 %  round 4 of 7  splice
/// ```
final class ProgressLine implements RaceListener {
    private static final int BAR_CELLS = 28;
    private static final int NAME_CHARS = 9;
    private static final long REDRAW_NS = 50_000_000;

    private final Terminal terminal;
    private String stage = "";
    private boolean drawn;
    private long lastNs;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void progress(long done, long total, String what, String path) {
        boolean newStage = !what.equals(stage);
        stage = what;
        if (!terminal.live()) {
            if (newStage) {
                terminal.line("  " + what);
            }
            return;
        }
        long nowNs = System.nanoTime();
        if (newStage || !path.isEmpty() || nowNs - lastNs > REDRAW_NS) {
            lastNs = nowNs;
            terminal.out().print("\r" + text(done, total, what, path) + "\u001b[K");
            terminal.out().flush();
            drawn = true;
        }
    }

    /// What is done now, where nobody knows how much is left.
    void stage(String what) {
        if (terminal.live()) {
            terminal.out().print("\r  " + what + "\u001b[K");
            terminal.out().flush();
            drawn = true;
        } else {
            terminal.line("  " + what);
        }
    }

    /// Takes the line away.
    void clear() {
        if (drawn) {
            terminal.out().print("\r\u001b[K");
            terminal.out().flush();
            drawn = false;
        }
        stage = "";
    }

    String text(long done, long total, String what, String path) {
        double share = total <= 0 ? 0 : Math.clamp((double) done / total, 0, 1);
        int full = (int) Math.round(share * BAR_CELLS);
        String bar = (terminal.unicode() ? "\u2588" : "#").repeat(full);
        String rest = (terminal.unicode() ? "\u2591" : ".").repeat(BAR_CELLS - full);
        String padded = path + " ".repeat(Math.max(0, NAME_CHARS - path.length()));
        return "  " + terminal.inColorOf(path.isEmpty() ? "sendfile" : path, bar) + terminal.faint(rest)
                + String.format(Locale.ROOT, " %3.0f %%  %s  ", share * 100, what)
                + terminal.inColorOf(path.isEmpty() ? "sendfile" : path, padded);
    }
}
