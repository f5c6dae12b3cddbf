package dev.offsetlab.engine.wire;

import dev.offsetlab.engine.wire.BufferPool.Pooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.apache.kafka.common.protocol.ApiKeys;
import org.jspecify.annotations.Nullable;

/// Cuts one connection's bytes into frames, with as few reads and copies as can be.
///
/// ```
///    0       3 4                                      0       3 4
///   +---------+--------------------------------------+---------+------------- - -
///   | length  | one request: header, body            | length  | the next one
///   +---------+--------------------------------------+---------+------------- - -
/// ```
///
/// Small requests: one read into the thread's *shared* buffer fetches all that arrived; frames are slices of it.
/// What remains of it at the end of the turn (half a frame, or requests behind one that waits) moves to a buffer of
/// the connection's *own*, which is given back when it is empty: an idle connection holds nothing.
///
/// Large requests (a Produce of a 128 KiB batch): the connection reads *length first*, then the body straight into
/// its own buffer, and from there the log writes it to the file: socket, buffer, file.
///
/// Example: `00 00 00 16 | 00 12 00 03 ...` is a frame of 22 bytes; with 10 of them in the shared buffer, a buffer
/// of 1,024 bytes is taken, the 10 are copied and the other 12 read there.
///
/// Owned by the connection's I/O thread. Not closed after an exception: its owner closes the connection.
public final class FrameReader implements AutoCloseable {
    private static final int LENGTH_BYTES = 4;
    private static final int LARGE_FRAME_BYTES = 16 << 10;

    /// What a request may have that is no Produce. Parsed, a request takes up to fifty times its bytes (an empty
    /// name is two bytes and then an object). Honest ones are far smaller: an OffsetCommit or a Fetch of 50,000
    /// partitions fits.
    private static final int MAX_OTHER_BYTES = 2 << 20;

    private final ByteBuffer shared;
    private final BufferPool pool;
    private final MemoryBudget budget;
    private final int maxFrameBytes;
    private final Runnable whenMemory;

    private @Nullable Pooled own;
    private int lastFrameBytes;
    private boolean drained;
    private boolean ended;
    private boolean starved;
    private long readBytes;

    /// @param shared     the thread's read buffer, empty between turns
    /// @param whenMemory called from any thread when a starved reader may try again
    public FrameReader(
            ByteBuffer shared, BufferPool pool, MemoryBudget budget, int maxFrameBytes, Runnable whenMemory) {
        this.shared = shared;
        this.pool = pool;
        this.budget = budget;
        this.maxFrameBytes = maxFrameBytes;
        this.whenMemory = whenMemory;
    }

    /// The selector says that bytes arrived.
    public void readable() {
        drained = false;
    }

    /// The next frame without its length, valid until [#frameDone()]; null where there is none now, and
    /// then one of [#ended()], [#starved()], or "come back when readable" holds.
    ///
    /// @param socket or what decrypts in front of it: it reads fewer bytes than asked only where there are
    ///   no more now
    public @Nullable ByteBuffer poll(ReadableByteChannel socket) throws IOException {
        starved = false;
        while (true) {
            ByteBuffer in = own == null ? shared : own.bytes();
            int needBytes = needBytes(in);
            if (in.remaining() >= needBytes) {
                return cut(in, needBytes);
            }
            if (!fill(socket, needBytes)) {
                return null;
            }
        }
    }

    private int needBytes(ByteBuffer in) throws BadFrameException {
        if (in.remaining() < LENGTH_BYTES) {
            return LENGTH_BYTES;
        }
        int lengthBytes = in.getInt(in.position());
        if (lengthBytes < 0 || lengthBytes > maxFrameBytes - LENGTH_BYTES) {
            throw new BadFrameException("frame of " + lengthBytes
                    + " bytes: a request has 0 to socket.request.max.bytes=" + maxFrameBytes + " bytes");
        }
        return lengthBytes > MAX_OTHER_BYTES ? needBytesOfLarge(in, lengthBytes) : LENGTH_BYTES + lengthBytes;
    }

    /// Only a Produce may be that large; the two bytes behind the length say whether it is one, before any memory
    /// is taken for it.
    private static int needBytesOfLarge(ByteBuffer in, int lengthBytes) throws BadFrameException {
        if (in.remaining() < LENGTH_BYTES + Short.BYTES) {
            return LENGTH_BYTES + Short.BYTES;
        }
        short api = in.getShort(in.position() + LENGTH_BYTES);
        if (api != ApiKeys.PRODUCE.id) {
            throw new BadFrameException("frame of " + lengthBytes + " bytes: only a Produce request may have more than "
                    + MAX_OTHER_BYTES + " bytes, split it; api=" + (ApiKeys.hasId(api) ? ApiKeys.forId(api) : api));
        }
        return LENGTH_BYTES + lengthBytes;
    }

    private ByteBuffer cut(ByteBuffer in, int frameBytes) {
        ByteBuffer frame = in.slice(in.position() + LENGTH_BYTES, frameBytes - LENGTH_BYTES);
        in.position(in.position() + frameBytes);
        lastFrameBytes = frameBytes;
        return frame;
    }

    /// One read; false where it brought nothing.
    private boolean fill(ReadableByteChannel socket, int needBytes) throws IOException {
        if (own == null && !shared.hasRemaining()) {
            shared.clear();
            if (lastFrameBytes > LARGE_FRAME_BYTES) {
                shared.limit(LENGTH_BYTES);
            }
            boolean some = read(socket, shared);
            shared.flip();
            return some;
        }
        if (!makeRoom(needBytes)) {
            return false;
        }
        ByteBuffer into = owned().bytes();
        int start = into.position();
        int filled = into.limit();
        into.limit(start + needBytes).position(filled);
        boolean some = read(socket, into);
        into.limit(into.position()).position(start);
        return some;
    }

    private boolean read(ReadableByteChannel socket, ByteBuffer into) throws IOException {
        if (drained || ended) {
            return false;
        }
        int askedBytes = into.remaining();
        int read = socket.read(into);
        ended = read < 0;
        drained = read < askedBytes;
        readBytes += Math.max(read, 0);
        return read > 0;
    }

    /// Makes the own buffer large enough for `needBytes` from its position; false where the budget is spent.
    private boolean makeRoom(int needBytes) {
        Pooled before = own;
        if (before != null && before.sizeBytes() - before.bytes().position() >= needBytes) {
            return true;
        }
        if (before != null && before.sizeBytes() >= needBytes) {
            before.bytes().compact().flip();
            return true;
        }
        if (!budget.takeOrWait(BufferPool.sizeFor(needBytes), whenMemory)) {
            starved = true;
            return false;
        }
        Pooled larger = pool.take(needBytes);
        larger.bytes().put(before == null ? shared : before.bytes()).flip();
        if (before != null) {
            release(before);
        }
        own = larger;
        return true;
    }

    /// The frame was handled: nobody looks at its bytes any more.
    public void frameDone() {
        if (own != null && !own.bytes().hasRemaining()) {
            release(own);
            own = null;
        }
    }

    /// End of the turn: the shared buffer is empty again for the thread's other connections.
    public void leaveShared() {
        if (own == null && shared.hasRemaining()) {
            Pooled kept = pool.take(shared.remaining());
            budget.takeOrWait(kept.sizeBytes(), whenMemory);
            kept.bytes().put(shared).flip();
            own = kept;
        }
    }

    /// Looks for the end of the stream while a request is being answered; what arrives instead is kept.
    public void readAhead(ReadableByteChannel socket) throws IOException {
        if (own == null) {
            drained = false;
            shared.clear();
            shared.limit(BufferPool.sizeFor(1));
            read(socket, shared);
            shared.flip();
            leaveShared();
        }
    }

    /// The client sends no more.
    public boolean ended() {
        return ended;
    }

    /// The memory budget is spent; `whenMemory` will be called.
    public boolean starved() {
        return starved;
    }

    /// Holds bytes that were read and not yet handled.
    public boolean holdsBytes() {
        return own != null;
    }

    /// All bytes read so far.
    public long readBytes() {
        return readBytes;
    }

    private Pooled owned() {
        if (own == null) {
            throw new IllegalStateException("no buffer of its own");
        }
        return own;
    }

    private void release(Pooled pooled) {
        pool.give(pooled);
        budget.give(pooled.sizeBytes());
    }

    @Override
    public void close() {
        shared.position(shared.limit());
        if (own != null) {
            release(own);
            own = null;
        }
    }
}
