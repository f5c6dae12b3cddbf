package dev.offsetlab.engine.wire;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.wire.BufferPool.Pooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One response on its way out: bytes in memory, and between them regions of files that the data path sends.
///
/// Where it stands is two numbers: the position in the bytes, and how much of the current region left. So a path
/// may be switched between two sends, and another goes on at that byte.
///
/// Owned by the connection's I/O thread. [#close()] lets go of every region, sent or not, and of the buffer.
public final class ResponseFrame implements AutoCloseable {
    /// A region that belongs into the frame at `position` of the bytes in memory.
    record Cut(int position, RegionRecords region) {}

    /// What a send came to.
    public enum Progress {
        DONE,
        /// Bytes remain, but others have a right to the thread first.
        TURN_OVER,
        /// The socket takes no more: come back when it is writable.
        SOCKET_FULL
    }

    private final BufferPool pool;
    private final List<Cut> cuts;
    private final int bytesEnd;
    private ByteBuffer bytes;
    private @Nullable Pooled pooled;
    private int dropped;
    private int nextCut;
    private long regionSentBytes;
    private long sentBytes;

    ResponseFrame(ByteBuffer bytes, @Nullable Pooled pooled, BufferPool pool, List<Cut> cuts) {
        this.bytes = bytes;
        this.pooled = pooled;
        this.pool = pool;
        this.cuts = cuts;
        this.bytesEnd = bytes.limit();
    }

    /// Sends what the socket takes, but little more than `turnBytes`.
    public Progress send(SocketChannel socket, RegionSender sender, long turnBytes) throws IOException {
        long startBytes = sentBytes;
        while (nextCut < cuts.size()) {
            Cut cut = cuts.get(nextCut);
            if (!sendBytes(cut.position(), true, socket, sender)) {
                return Progress.SOCKET_FULL;
            }
            Progress progress = sendRegion(cut.region(), startBytes + turnBytes, socket, sender);
            if (progress != Progress.DONE) {
                return progress;
            }
            cut.region().close();
            regionSentBytes = 0;
            nextCut++;
        }
        return sendBytes(bytesEnd, false, socket, sender) && sender.flush() ? Progress.DONE : Progress.SOCKET_FULL;
    }

    private Progress sendRegion(RegionRecords records, long untilBytes, SocketChannel socket, RegionSender sender)
            throws IOException {
        while (regionSentBytes < records.region().sizeBytes()) {
            long turnBytes = untilBytes - sentBytes;
            if (turnBytes <= 0) {
                return Progress.TURN_OVER;
            }
            FileRegion rest = records.region().skip(regionSentBytes);
            boolean moreFollows = turnBytes < rest.sizeBytes() || nextCut + 1 < cuts.size() || endsWithBytes();
            long sent = sender.send(records.topic(), rest.first(turnBytes), socket, moreFollows);
            if (sent <= 0) {
                return Progress.SOCKET_FULL;
            }
            regionSentBytes += sent;
            sentBytes += sent;
        }
        return Progress.DONE;
    }

    private boolean endsWithBytes() {
        return cuts.getLast().position() < bytesEnd;
    }

    /// Sends the bytes in memory up to `position`; false where the socket is full.
    private boolean sendBytes(int position, boolean moreFollows, SocketChannel socket, RegionSender sender)
            throws IOException {
        bytes.limit(position - dropped);
        while (bytes.hasRemaining()) {
            int sent = sender.send(bytes, socket, moreFollows);
            if (sent <= 0) {
                return false;
            }
            sentBytes += sent;
        }
        return true;
    }

    /// End of the turn: what is left moves out of the thread's scratch buffer.
    public void leaveScratch() {
        if (pooled == null) {
            int position = bytes.position();
            bytes.limit(bytesEnd);
            Pooled kept = pool.take(bytesEnd - position);
            bytes = kept.bytes().put(bytes).flip();
            pooled = kept;
            dropped = position;
        }
    }

    public long sentBytes() {
        return sentBytes;
    }

    @Override
    public void close() {
        cuts.forEach(cut -> cut.region().close());
        if (pooled != null) {
            pool.give(pooled);
            pooled = null;
        }
    }
}
