package dev.offsetlab.lessons.shell;

/// What stands at the cursor.
///
/// @param signature of the method or type, as in `String String.repeat(int count)`
/// @param text      the first paragraph of its documentation; empty where the source is not at hand
public record Documentation(String signature, String text) {}
