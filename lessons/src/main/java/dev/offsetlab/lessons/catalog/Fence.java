package dev.offsetlab.lessons.catalog;

/// Fenced code as it stands in the file.
///
/// ````
/// ```check floor            word, rest          line
/// question: ...             body                line + 1
/// ```                                           lastLine
/// ````
///
/// @param word of the fence line, empty where it has none
/// @param rest of that line
record Fence(int line, int lastLine, String word, String rest, String body) {
    /// How messages name it.
    String name() {
        return rest.isEmpty() ? word : word + " " + rest;
    }
}
