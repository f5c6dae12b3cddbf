package dev.offsetlab.lessons.grade;

/// A line of the student's.
///
/// @param file   its name: `SendfileLoop.java`
/// @param line   from 1
/// @param method that it is in, or that begins there
/// @param text   of the line, without the blanks around it
public record Place(String file, int line, String method, String text) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
