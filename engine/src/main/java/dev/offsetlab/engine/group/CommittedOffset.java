package dev.offsetlab.engine.group;

import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// The offset a group reads on from in one partition.
///
/// ```
///   version 3  | 0 int16 = 3 | 2 offset int64 | 10 leader epoch int32 | 14 metadata string | commit time int64 |
///   version 1  | 0 int16 = 1 | 2 offset int64 | 10 metadata string | commit time int64 | expiry time int64 |
/// ```
///
/// Worked example, offset 42, no epoch, no metadata, time 0: `0003 000000000000002a ffffffff 0000
/// 0000000000000000`. Version 1 is written where an old client brought a retention time of its own. Read are
/// all that Kafka wrote (0 to 4). A crash between the write and the reply leaves a commit that the client sends
/// once more: the same value twice.
///
/// @param leaderEpoch  -1 where the client does not know it
/// @param metadata     whatever the client wants to remember
/// @param expiresMs    when it goes, whatever its group does; empty where the broker's retention counts
public record CommittedOffset(long offset, int leaderEpoch, String metadata, long committedMs, OptionalLong expiresMs) {
    private static final int VERSION = 3;
    private static final int VERSION_WITH_EXPIRY = 1;
    private static final int FLEXIBLE_VERSION = 4;
    private static final int NO_EPOCH = -1;

    ByteBuffer encode() {
        FieldWriter out = new FieldWriter();
        if (expiresMs.isPresent()) {
            return out.int16(VERSION_WITH_EXPIRY)
                    .int64(offset)
                    .string(metadata)
                    .int64(committedMs)
                    .int64(expiresMs.getAsLong())
                    .done();
        }
        return out.int16(VERSION)
                .int64(offset)
                .int32(leaderEpoch)
                .string(metadata)
                .int64(committedMs)
                .done();
    }

    static CommittedOffset decode(ByteBuffer value) {
        FieldReader in = new FieldReader(value);
        int version = in.int16();
        if (version < 0 || version > FLEXIBLE_VERSION) {
            throw new IllegalArgumentException("a committed offset of an unknown version: version=" + version);
        }
        long offset = in.int64();
        int epoch = version >= VERSION ? in.int32() : NO_EPOCH;
        String metadata = version >= FLEXIBLE_VERSION ? in.compactString() : in.string();
        long committedMs = in.int64();
        long expiresMs = version == VERSION_WITH_EXPIRY ? in.int64() : -1;
        return new CommittedOffset(
                offset,
                epoch,
                metadata,
                committedMs,
                expiresMs < 0 ? OptionalLong.empty() : OptionalLong.of(expiresMs));
    }
}
