package dev.offsetlab.lessons.grade.kit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a finding stands on: everything that a terminal, a page and a report show of it. Only values, so that it
/// travels between processes as JSON.
///
/// @param what     what was looked at: "the position of offset 1545"
/// @param method   name of the student's method that gave it; null where none did
/// @param expected what the oracle says
/// @param got      what the student's code gave
/// @param why      one or two sentences that lead on, without giving the answer away; may be empty
/// @param seed     of the random cases; null where the case is a fixed one
/// @param fields   decoded, in their order, the wrong ones marked
/// @param bytes    the bytes in question; null where there are none
/// @param picture  the segments in question; null where there are none
public record Evidence(
        String what,
        @Nullable String method,
        String expected,
        String got,
        String why,
        @Nullable Long seed,
        List<Field> fields,
        @Nullable Bytes bytes,
        @Nullable Picture picture) {

    public Evidence {
        fields = List.copyOf(fields);
    }

    public Optional<Bytes> someBytes() {
        return Optional.ofNullable(bytes);
    }

    public Optional<Picture> somePicture() {
        return Optional.ofNullable(picture);
    }

    /// One decoded field.
    ///
    /// @param right what it should be; null where it is right
    public record Field(String name, String value, @Nullable String right) {}

    /// A piece of memory or of a file, around what is wrong in it.
    ///
    /// @param of       what it is: "the batch header"
    /// @param from     position of its first byte in the whole
    /// @param hex      the bytes, two digits each
    /// @param wrongAt  position in the whole of the first wrong byte; -1 where none is
    /// @param wrongEnd behind the last wrong one
    public record Bytes(String of, int from, String hex, int wrongAt, int wrongEnd) {}

    /// Segments side by side, with marks on them, as the log page draws them.
    public record Picture(List<Segment> segments, List<Mark> marks) {
        public Picture {
            segments = List.copyOf(segments);
            marks = List.copyOf(marks);
        }
    }

    /// @param endOffset      behind its last record
    /// @param entryPositions where its index points to, bytes in the file
    public record Segment(long baseOffset, long endOffset, long sizeBytes, List<Integer> entryPositions) {
        public Segment {
            entryPositions = List.copyOf(entryPositions);
        }
    }

    /// A place in the picture: "wanted", "got", "cut here".
    ///
    /// @param segment which one, from 0
    /// @param wrong   drawn as what the student's code gave, where that is not right
    public record Mark(int segment, long positionBytes, String label, boolean wrong) {}
}
