package dev.offsetlab.lessons.desk;

import java.util.OptionalLong;

/// One batch that was appended, and what the broker wrote into it.
///
/// @param baseOffset    offset of its first record: the broker wrote it over the producer's 0
/// @param lastOffset    offset of its last record
/// @param sizeBytes     of the batch, its header of 61 bytes included
/// @param leaderEpoch   the broker's too
/// @param appendTimeMs  the broker's clock, where `message.timestamp.type` is `LogAppendTime`
/// @param position      in the segment's file
/// @param file          name of that file
/// @param tookMs        from the request to the acknowledgement
public record Produced(
        String topic,
        long baseOffset,
        long lastOffset,
        int sizeBytes,
        int leaderEpoch,
        OptionalLong appendTimeMs,
        long position,
        String file,
        double tookMs) {
    public int records() {
        return (int) (lastOffset - baseOffset + 1);
    }

    @Override
    public String toString() {
        String offsets = records() == 1 ? "offset " + baseOffset : "offsets " + baseOffset + " to " + lastOffset;
        String time = appendTimeMs.isPresent() ? ", append time " + appendTimeMs.getAsLong() : "";
        return Text.some(records(), "record") + " in one batch of " + sizeBytes + " B: " + offsets + "\n"
                + "acknowledged in " + Text.number(tookMs) + " ms\n"
                + "stamped by the broker: base offset " + baseOffset + ", leader epoch " + leaderEpoch + time + "\n"
                + "at position " + position + " of " + file;
    }
}
