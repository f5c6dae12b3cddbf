package dev.offsetlab.visualizer.viewmodel;

/// A question that must be answered before something is done.
///
/// @param yes words of the button that does it
public record ExerciseAsked(String question, String yes, Runnable action) {}
