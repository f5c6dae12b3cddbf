package dev.offsetlab.exercises.ex03;

import dev.offsetlab.engine.log.RollRule.Active;
import dev.offsetlab.engine.log.RollRule.Incoming;
import dev.offsetlab.engine.log.RollRule.Limits;
import dev.offsetlab.engine.log.RollRule.Reason;
import java.util.Optional;
import java.util.OptionalLong;

/// Closes the active segment when the next batch has no place in it, and names the files of the segment that follows.
///
/// ```
///   00000000000000000000.log   [ 0 .......... 1499 ]   closed
///   00000000000000001500.log   [ 1500 ... 1523 |       active        incoming: 1524 .. 1530, does it fit?
/// ```
///
/// No state: any thread.
public final class SegmentRoll {
    /// So many digits has the offset in a file's name.
    public static final int DIGITS = 20;

    /// Why the active segment must be closed before `incoming` is appended; empty where it need not. Where there are
    /// several reasons, any of them.
    ///
    /// - `SEGMENT_BYTES`: with the batch, the file would be larger than `segment.bytes`.
    /// - `RELATIVE_OFFSET`: the batch's last offset, less the base offset, would not fit into the four bytes that
    ///   an index entry has for it (0 to 2,147,483,647).
    /// - `INDEX_FULL`: no entry fits into the index any more.
    /// - `SEGMENT_MS`: the segment is older than `segment.ms`. Its age is the batch's max timestamp less the
    ///   segment's first timestamp; where it has none, `nowMs` less the time when its file was made.
    ///
    /// An empty segment is never closed.
    public Optional<Reason> reason(Active active, Incoming incoming, Limits limits, long nowMs) {
        // solution:
        if (active.isEmpty()) {
            return Optional.empty();
        }
        if (active.sizeBytes() + incoming.sizeBytes() > limits.segmentBytes()) {
            return Optional.of(Reason.SEGMENT_BYTES);
        }
        if (incoming.lastOffset() - active.baseOffset() > Integer.MAX_VALUE) {
            return Optional.of(Reason.RELATIVE_OFFSET);
        }
        if (active.indexFull()) {
            return Optional.of(Reason.INDEX_FULL);
        }
        OptionalLong first = active.firstTimestampMs();
        long ageMs = first.isPresent() ? incoming.maxTimestampMs() - first.getAsLong() : nowMs - active.createdMs();
        return ageMs > limits.segmentMs() ? Optional.of(Reason.SEGMENT_MS) : Optional.empty();
        // starter: throw new UnsupportedOperationException("exercise 3: say when to roll");
        // end
    }

    /// The name of a file of the segment with this base offset: the offset in 20 digits, then the suffix.
    ///
    /// @param suffix `.log`, `.index` or `.timeindex`
    public String fileName(long baseOffset, String suffix) {
        // solution:
        String digits = Long.toString(baseOffset);
        return "0".repeat(DIGITS - digits.length()) + digits + suffix;
        // starter: throw new UnsupportedOperationException("exercise 3: name the file");
        // end
    }

    /// The other way: the base offset in a file's name. Empty where the name is anything but 20 digits from 0 to 9 and
    /// then `suffix`, or where the number is larger than any offset.
    public OptionalLong baseOffset(String fileName, String suffix) {
        // solution:
        if (fileName.length() != DIGITS + suffix.length() || !fileName.endsWith(suffix)) {
            return OptionalLong.empty();
        }
        String digits = fileName.substring(0, DIGITS);
        if (!digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
        // starter: throw new UnsupportedOperationException("exercise 3: read the offset from the name");
        // end
    }
}
