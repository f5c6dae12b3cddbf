package dev.offsetlab.engine.wire;

import dev.offsetlab.engine.wire.BufferPool.Pooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageSizeAccumulator;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.record.internal.BaseRecords;
import org.jspecify.annotations.Nullable;

/// Writes responses as bytes, leaving out the regions among them.
///
/// ```
///   frame on the wire   | length | header | fetch ... size | region A          | ... size | region B     | tail |
///   bytes in memory     [==================================]                   [==========]              [======]
///                                                          ^ cut A                        ^ cut B
/// ```
///
/// The bytes lie in the thread's *scratch* buffer where they fit, which a response that leaves in one write never
/// leaves. Owned by one I/O thread; [#encode] and the frame's first send happen in one turn.
public final class ResponseEncoder {
    private static final int GATHER_ROOM_BYTES = 256 << 10;

    private final ByteBuffer scratch;
    private final BufferPool pool;

    public ResponseEncoder(ByteBuffer scratch, BufferPool pool) {
        this.scratch = scratch;
        this.pool = pool;
    }

    /// A message and the version to write it in.
    public record Versioned(ApiMessage message, short version) {}

    /// @throws RuntimeException where the message cannot be written in that version; its regions are the
    ///   caller's still
    public ResponseFrame encode(Versioned header, Versioned body, RegionSender sender) throws IOException {
        ObjectSerializationCache cache = new ObjectSerializationCache();
        MessageSizeAccumulator size = new MessageSizeAccumulator();
        header.message().addSize(size, cache, header.version());
        body.message().addSize(size, cache, body.version());
        int inMemoryBytes = Integer.BYTES + size.sizeExcludingZeroCopy();
        int allBytes = Integer.BYTES + size.totalSize();
        int roomBytes = Math.min(allBytes, Math.max(scratch.capacity(), inMemoryBytes + GATHER_ROOM_BYTES));
        boolean inScratch = roomBytes <= scratch.capacity();
        @Nullable Pooled pooled = inScratch ? null : pool.take(roomBytes);
        ByteBuffer bytes = pooled == null ? scratch.clear() : pooled.bytes();
        try {
            RegionWriter writer = new RegionWriter(bytes, sender, bytes.capacity() - inMemoryBytes);
            writer.writeInt(size.totalSize());
            header.message().write(writer, cache, header.version());
            body.message().write(writer, cache, body.version());
            bytes.flip();
            return new ResponseFrame(bytes, pooled, pool, writer.cuts);
        } catch (UncheckedIOException unreadable) {
            giveBack(pooled);
            throw unreadable.getCause();
        } catch (RuntimeException unwritable) {
            giveBack(pooled);
            throw unwritable;
        }
    }

    private void giveBack(@Nullable Pooled pooled) {
        if (pooled != null) {
            pool.give(pooled);
        }
    }

    /// The codec's sink: records that are regions are gathered or noted, everything else is bytes.
    private static final class RegionWriter extends ByteBufferAccessor {
        private final RegionSender sender;
        private final List<ResponseFrame.Cut> cuts = new ArrayList<>(1);
        private int gatherRoomBytes;

        RegionWriter(ByteBuffer bytes, RegionSender sender, int gatherRoomBytes) {
            super(bytes);
            this.sender = sender;
            this.gatherRoomBytes = gatherRoomBytes;
        }

        @Override
        public void writeRecords(BaseRecords records) {
            if (!(records instanceof RegionRecords region)) {
                super.writeRecords(records);
                return;
            }
            int sizeBytes = region.sizeInBytes();
            if (sizeBytes <= gatherRoomBytes && sizeBytes <= sender.gatherBelowBytes(region.topic())) {
                gather(region, sizeBytes);
            } else {
                cuts.add(new ResponseFrame.Cut(buffer().position(), region));
            }
        }

        private void gather(RegionRecords region, int sizeBytes) {
            int start = buffer().position();
            try {
                sender.gather(region.topic(), region.region(), buffer());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (buffer().position() != start + sizeBytes) {
                throw new UncheckedIOException(new IOException("the data path copied " + (buffer().position() - start)
                        + " bytes of a region of " + sizeBytes));
            }
            gatherRoomBytes -= sizeBytes;
            region.close();
        }
    }
}
