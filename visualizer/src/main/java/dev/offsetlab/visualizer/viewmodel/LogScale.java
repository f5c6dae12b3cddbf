package dev.offsetlab.visualizer.viewmodel;

/// What a pixel of the drawn log stands for.
public enum LogScale {
    /// So many bytes: a segment is as wide as its file is large.
    BYTES,
    /// So many offsets: the only scale of a log whose files nobody shows us.
    OFFSETS
}
