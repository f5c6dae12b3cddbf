package dev.offsetlab.visualizer.viewmodel;

/// A line of the outline: a lesson, and how far the student is in it.
///
/// @param done  of its things to do (predictions, cells, checks)
/// @param total things to do
public record LessonEntry(int number, String name, String title, int minutes, int done, int total) {
    /// From 0 to 1.
    public double share() {
        return total == 0 ? 0 : (double) done / total;
    }

    public boolean isDone() {
        return total > 0 && done == total;
    }
}
