package dev.offsetlab.lessons.desk;

import java.util.List;

/// The data paths of this machine, and which one is in force.
///
/// @param inForce     for whatever has no path of its own
/// @param bufferBytes of the paths that copy; 0: each path's own default
/// @param freshBuffer `heap` takes a new one for each read
public record PathList(String inForce, int bufferBytes, boolean freshBuffer, List<Line> paths) {
    /// @param missing why it is not to be had here; empty where it is
    public record Line(String name, String describes, String missing) {}

    @Override
    public String toString() {
        Table table = new Table("path", "how").wordsLast();
        for (Line line : paths) {
            String mark = line.name.equals(inForce) ? "* " : "  ";
            table.row(mark + line.name, line.missing.isEmpty() ? line.describes : "not here: " + line.missing);
        }
        String buffer = bufferBytes == 0 ? "each path's own (heap 8 KiB)" : Text.count(bufferBytes) + " B";
        String fresh = freshBuffer ? ", a fresh one for each read of heap" : "";
        return table + "\n* in force; buffer of the paths that copy: " + buffer + fresh;
    }
}
