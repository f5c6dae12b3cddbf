package dev.offsetlab.visualizer.viewmodel;

/// A system call of a path: into the kernel and back, two mode switches.
///
/// @param name `pread`
/// @param row  where in the drawing it crosses the border
public record JourneyCall(String name, int row, JourneyDetail detail) {}
