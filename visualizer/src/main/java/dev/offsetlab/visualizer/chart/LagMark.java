package dev.offsetlab.visualizer.chart;

/// Something that happened to the group: a thin vertical in the lag chart.
///
/// @param ageS seconds before now
public record LagMark(double ageS, String text) {}
