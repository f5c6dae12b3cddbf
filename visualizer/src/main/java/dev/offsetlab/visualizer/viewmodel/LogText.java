package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.report.Figures;
import java.util.Locale;

/// Numbers of the log as its page writes them.
public final class LogText {
    private LogText() {}

    /// `426,000`.
    public static String count(long count) {
        return Figures.count(count);
    }

    /// `128 MB`; a MB is a million bytes.
    public static String bytes(long bytes) {
        return Figures.bytes(bytes);
    }

    /// `74 %`; what is not quite all is never 100, what is not quite nothing never 0.
    public static String percent(double share) {
        double percent = share * 100;
        if (percent > 99 && percent < 100) {
            return "99 %";
        }
        return percent > 0 && percent < 1 ? "under 1 %" : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    /// `12.4 ms`.
    public static String milliseconds(long ns) {
        return Figures.of(ns / 1e6) + " ms";
    }

    /// `1 segment`, `8 segments`.
    public static String counted(long count, String what) {
        return count(count) + " " + what + (count == 1 ? "" : "s");
    }
}
