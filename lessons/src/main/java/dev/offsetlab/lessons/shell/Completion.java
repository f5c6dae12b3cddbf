package dev.offsetlab.lessons.shell;

/// How a cell may go on at the cursor.
///
/// @param from what stands from here to the cursor, in characters of the cell, is replaced by `text`
/// @param fits its type is the one wanted here
public record Completion(int from, String text, boolean fits) {}
