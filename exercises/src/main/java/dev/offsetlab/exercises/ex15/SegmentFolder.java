package dev.offsetlab.exercises.ex15;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// The files of one partition, with the four things that one may do to them. Given. Each of the four may be the last
/// thing that the process does.
///
/// ```
///   00000000000000000000.log        a segment: its name is its base offset
///   00000000000000000000.log.xyz    not a segment: nobody reads it
/// ```
public interface SegmentFolder {
    /// Of all files, in the order of their names.
    List<String> names() throws IOException;

    /// The batches of a file, each whole, in their order.
    List<ByteBuffer> read(String name) throws IOException;

    /// Makes a file, or makes it anew, with these batches in it, and waits until they are on the disk. A crash
    /// leaves any first part of it.
    void write(String name, List<ByteBuffer> batches) throws IOException;

    /// Gives a file another name, in one step: a crash leaves it under the old or the new one. A file that bears
    /// the new name already is replaced, in the same step.
    void rename(String from, String to) throws IOException;

    /// Removes a file, in one step.
    void delete(String name) throws IOException;
}
