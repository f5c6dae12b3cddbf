package dev.offsetlab.lessons.grade;

/// What the compiler minds.
///
/// @param file   its name; empty where it is no file's
/// @param line   from 1; 0 where it is no line's
/// @param column from 1; 0 where it is none
/// @param text   of the line as it stands
/// @param says   in plain words
public record Problem(String file, int line, int column, String text, String says) {
    @Override
    public String toString() {
        return (file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ") + says;
    }
}
