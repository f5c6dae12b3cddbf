package dev.offsetlab.lessons.classroom;

import java.util.Locale;

/// Points as people write them.
final class Figures {
    private Figures() {}

    /// One digit behind the point, and none where it would be zero.
    static String points(double points) {
        String text = String.format(Locale.ROOT, "%.1f", points);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// Rounded to hundredths: what a program reads.
    static double exact(double points) {
        return Math.round(points * 100) / 100.0;
    }
}
