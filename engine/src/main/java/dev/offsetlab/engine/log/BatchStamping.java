package dev.offsetlab.engine.log;

import dev.offsetlab.engine.record.BatchStamp;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/// What a broker writes into a batch before it is stored: in place, in the bytes that came from the socket.
///
/// ```
///   0             8     12    16 17     21                       35
///   [ base offset ]     [epoch]  [ CRC ][ attributes ]  ...      [ max timestamp ] ...  records
///     always            always          '---- only with broker's timestamps, and then the CRC is made anew
/// ```
///
/// Called under the log's lock, for every append: it must be quick and keep nothing.
@FunctionalInterface
public interface BatchStamping {
    /// The engine's own: [BatchStamp].
    BatchStamping ENGINE = (buffer, at, baseOffset, leaderEpoch, appendTimeMs) -> {
        if (appendTimeMs.isPresent()) {
            BatchStamp.appendTime(buffer, at, appendTimeMs.getAsLong());
        }
        BatchStamp.assignOffset(buffer, at, baseOffset, leaderEpoch);
    };

    /// @param buffer       holds the whole batch, from the index `at` on; its position is of no meaning
    /// @param appendTimeMs the broker's clock, where the topic has broker's timestamps; else the producer's stay
    void stamp(ByteBuffer buffer, int at, long baseOffset, int leaderEpoch, OptionalLong appendTimeMs);
}
