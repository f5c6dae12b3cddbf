package dev.offsetlab.visualizer.source;

/// Where the engine does something.
///
/// @param file   below the engine's root package: `transfer/HeapPath.java`
/// @param member name of a method, constructor or field of the file's class; the first of that name
/// @param focus  lines that contain this are the ones that matter; empty for none
public record SourceRef(String file, String member, String focus) {
    /// `HeapPath.send`
    public String label() {
        String type = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
        return type + "." + member;
    }
}
