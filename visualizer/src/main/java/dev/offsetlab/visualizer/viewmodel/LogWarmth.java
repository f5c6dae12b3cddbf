package dev.offsetlab.visualizer.viewmodel;

import java.util.Arrays;

/// How much of one segment's file was in the page cache when it was looked at; immutable.
public final class LogWarmth {
    private final double[] parts;
    private final double share;
    private final long atNs;

    LogWarmth(double[] parts, long atNs) {
        this.parts = parts.clone();
        this.share = Arrays.stream(parts).average().orElse(0);
        this.atNs = atNs;
    }

    /// The file was looked at in so many equal parts.
    public int parts() {
        return parts.length;
    }

    /// From 0, cold, to 1.
    public double part(int part) {
        return parts[part];
    }

    /// Of the whole file, from 0 to 1.
    public double share() {
        return share;
    }

    long atNs() {
        return atNs;
    }
}
