package dev.offsetlab.lessons.grade.kit;

import dev.offsetlab.lessons.grade.kit.Evidence.Bytes;
import dev.offsetlab.lessons.grade.kit.Evidence.Field;
import dev.offsetlab.lessons.grade.kit.Evidence.Mark;
import dev.offsetlab.lessons.grade.kit.Evidence.Picture;
import dev.offsetlab.lessons.grade.kit.Evidence.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An assertion in the making: what it is about, the evidence beside it, and last the question. One thread.
public final class Expectation {
    /// A hex dump shows so many bytes before the wrong one, and as many of it and behind it.
    private static final int AROUND_BYTES = 32;

    private final String what;
    private @Nullable String method;
    private String why = "";
    private @Nullable Long seed;
    private final List<Field> fields = new ArrayList<>();
    private @Nullable Bytes bytes;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    Expectation(String what) {
        this.what = what;
    }

    /// The student's method that is judged: the feedback names its line.
    public Expectation in(String method) {
        this.method = method;
        return this;
    }

    /// A sentence that leads on without giving the answer away.
    public Expectation why(String sentence) {
        why = sentence;
        return this;
    }

    public Expectation seed(Seed seed) {
        this.seed = seed.value();
        return this;
    }

    /// A decoded field that is right, or only there for orientation.
    public Expectation field(String name, Object value) {
        fields.add(new Field(name, value instanceof String words ? words : text(value), null));
        return this;
    }

    /// A decoded field as it is and as it should be; marked where the two differ.
    public Expectation field(String name, Object value, Object right) {
        fields.add(new Field(name, text(value), Objects.deepEquals(value, right) ? null : text(right)));
        return this;
    }

    /// Shows `whole` around the bytes from `wrongAt` to before `wrongEnd`.
    public Expectation bytes(String of, byte[] whole, int wrongAt, int wrongEnd) {
        int from = Math.max(0, (wrongAt - AROUND_BYTES) & ~15);
        int to = Math.min(whole.length, Math.min(wrongEnd, wrongAt + AROUND_BYTES) + AROUND_BYTES);
        String hex = HexFormat.of().formatHex(whole, Math.min(from, whole.length), Math.max(from, to));
        bytes = new Bytes(of, from, hex, wrongAt, wrongEnd);
        return this;
    }

    /// Shows the start of `whole`, nothing in it marked.
    public Expectation bytes(String of, byte[] whole) {
        int to = Math.min(whole.length, 4 * AROUND_BYTES);
        bytes = new Bytes(of, 0, HexFormat.of().formatHex(whole, 0, to), -1, -1);
        return this;
    }

    /// A segment of the picture, oldest first.
    ///
    /// @param entryPositions where its index points to
    public Expectation segment(long baseOffset, long endOffset, long sizeBytes, List<Integer> entryPositions) {
        segments.add(new Segment(baseOffset, endOffset, sizeBytes, entryPositions));
        return this;
    }

    /// A place in the segment with this number (from 0): where the oracle points to.
    public Expectation mark(int segment, long positionBytes, String label) {
        marks.add(new Mark(segment, positionBytes, label, false));
        return this;
    }

    /// A place that the student's code gave, and that is wrong.
    public Expectation wrongMark(int segment, long positionBytes, String label) {
        marks.add(new Mark(segment, positionBytes, label, true));
        return this;
    }

    /// Are the two equal? Arrays by what is in them.
    ///
    /// @throws Finding they are not
    public void equal(@Nullable Object expected, @Nullable Object got) {
        if (!Objects.deepEquals(expected, got)) {
            fail(text(expected), text(got));
        }
    }

    /// The same for bytes; shows both around the first that differs.
    ///
    /// @throws Finding they are not
    public void sameBytes(byte[] expected, byte[] got) {
        int at = Arrays.mismatch(expected, got);
        if (at < 0) {
            return;
        }
        if (bytes == null) {
            bytes("what came", got, Math.min(at, got.length), Math.min(at + 1, got.length));
        }
        fail(spot(expected, at), spot(got, at));
    }

    private static String spot(byte[] all, int at) {
        String there = at < all.length ? String.format("0x%02x", all[at]) : "the end";
        return all.length + " bytes, " + there + " at position " + at;
    }

    /// Is it so?
    ///
    /// @throws Finding it is not
    public void holds(boolean condition, String expected, String got) {
        if (!condition) {
            fail(expected, got);
        }
    }

    /// @throws Finding always
    public void fail(String expected, String got) {
        fail(expected, got, null);
    }

    /// The student's code threw where an answer was due. Where it is the starter's own exception, this is no finding
    /// but
    /// a method that is not written yet.
    ///
    /// @throws Finding always
    public void threw(String expected, Throwable got) {
        fail(expected, got.toString(), got);
    }

    private void fail(String expected, String got, @Nullable Throwable thrown) {
        @Nullable Picture picture = segments.isEmpty() ? null : new Picture(segments, marks);
        throw new Finding(new Evidence(what, method, expected, got, why, seed, fields, bytes, picture), thrown);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing (null)";
            case byte[] some -> HexFormat.ofDelimiter(" ").formatHex(some);
            case int[] some -> Arrays.toString(some);
            case long[] some -> Arrays.toString(some);
            case Object[] some -> Arrays.deepToString(some);
            case String some -> "\"" + some + "\"";
            default -> value.toString();
        };
    }
}
