package dev.offsetlab.visualizer.viewmodel;

/// One box of the drawing: a segment, or neighbours that are too thin to be told apart.
///
/// @param first its first segment, by its place in the outline
/// @param count segments in it, mostly 1
/// @param x     left edge in pixels; may lie outside of the view
public record LogCell(int first, int count, double x, double width) {
    public boolean isOne() {
        return count == 1;
    }

    public boolean holds(int segment) {
        return segment >= first && segment < first + count;
    }
}
