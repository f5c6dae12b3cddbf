package dev.offsetlab.lessons.classroom;

import java.nio.file.Path;

/// What one student handed in.
///
/// @param student name of the folder, or of the zip without its ending
/// @param source  the folder or zip
public record Submission(String student, Path source) {}
