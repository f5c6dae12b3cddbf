package dev.offsetlab.visualizer.report;

import dev.offsetlab.engine.workload.Interval;
import java.util.Locale;

/// Numbers as people read them: three significant figures, thousands apart.
public final class Figures {
    private Figures() {}

    /// `0.0792`, `3.96`, `12.0`, `245`, `27,000`.
    public static String of(double value) {
        double size = Math.abs(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "-";
        }
        if (size >= 999.5) {
            double unit = Math.pow(10, Math.floor(Math.log10(size)) - 2);
            return String.format(Locale.ROOT, "%,.0f", Math.round(value / unit) * unit);
        }
        int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : size >= 0.09995 ? 3 : 4;
        return size == 0 ? "0" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// `27,000`: a count, in full.
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// `3.90-4.01`.
    public static String range(Interval interval) {
        return of(interval.low()) + "-" + of(interval.high());
    }

    /// `256 MB`, `1.50 GB`; a MB is a million bytes.
    public static String bytes(long bytes) {
        if (bytes >= 1e9) {
            return of(bytes / 1e9) + " GB";
        }
        return bytes >= 1e6 ? of(bytes / 1e6) + " MB" : bytes >= 1e3 ? of(bytes / 1e3) + " kB" : bytes + " B";
    }
}
