package dev.offsetlab.visualizer.chart;

/// From here on this path was in force.
public record LiveMark(double secondsAgo, String path) {}
