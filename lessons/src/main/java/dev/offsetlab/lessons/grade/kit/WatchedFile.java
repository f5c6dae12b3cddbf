package dev.offsetlab.lessons.grade.kit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A real file, through a channel that writes down what was asked of it, and that may answer with less.
///
/// Every call goes to the file; a grader only decides how much of it. Reads and transfers that fall short are rare on
/// a quiet machine, and a loop that does not expect them is wrong all the same.
///
/// ```
///   asked    read(buffer of 8192, position 4096)
///   granted  min(8192, shortReads(8192))              -> the real file reads so many
///   noted    Call[READ, position=4096, asked=8192, got=...]
/// ```
///
/// [#hole] answers for a range that no test wants to move: as the kernel does, at most [#MOST_OF_ONE_TRANSFER] a call,
/// and no byte of it goes anywhere.
///
/// One thread.
public final class WatchedFile extends FileChannel {
    /// Linux moves no more in one `sendfile`: 2 GiB less a page.
    public static final long MOST_OF_ONE_TRANSFER = 0x7fff_f000L;
    /// Code that is answered so many times in a row with nothing, and asks again, does not look at the answer.
    private static final int PATIENCE_CALLS = 1_000;

    /// What was asked.
    public enum Kind {
        READ,
        TRANSFER,
        MAP
    }

    /// One call.
    ///
    /// @param target where a transfer was to go; null for the others
    public record Call(
            Kind kind,
            long position,
            long asked,
            long got,
            @Nullable WritableByteChannel target) {
        @Override
        public String toString() {
            return kind + " position=" + position + " asked=" + asked + " got=" + got;
        }
    }

    private final FileChannel file;
    private final List<Call> calls = new ArrayList<>();
    private LongUnaryOperator readLimit = asked -> asked;
    private LongUnaryOperator transferLimit = asked -> asked;
    private long holeFrom;
    private long holeEnd;
    private int emptyInARow;

    public WatchedFile(FileChannel file) {
        this.file = file;
    }

    /// From now on a read that asks for `n` bytes is granted `limit(n)`, at least one.
    public WatchedFile shortReads(LongUnaryOperator limit) {
        readLimit = limit;
        return this;
    }

    /// From now on a transfer that asks for `n` bytes is granted `limit(n)`; 0 answers as a full socket does.
    public WatchedFile shortTransfers(LongUnaryOperator limit) {
        transferLimit = limit;
        return this;
    }

    /// Transfers that begin between the two positions move nothing, and are answered as if they had. Those that begin
    /// before end there.
    public WatchedFile hole(long from, long end) {
        holeFrom = from;
        holeEnd = end;
        return this;
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(Kind kind) {
        return calls.stream().filter(call -> call.kind() == kind).toList();
    }

    public void forgetCalls() {
        calls.clear();
    }

    /// Bytes that this file gave away in calls of a kind.
    public long bytes(Kind kind) {
        return calls(kind).stream().mapToLong(call -> Math.max(0, call.got())).sum();
    }

    private long noted(Kind kind, long position, long asked, long got, @Nullable WritableByteChannel target) {
        calls.add(new Call(kind, position, asked, got, target));
        emptyInARow = got > 0 || asked == 0 ? 0 : emptyInARow + 1;
        if (emptyInARow >= PATIENCE_CALLS) {
            Finding.of("calls in a row that were answered with no byte")
                    .field("the last of them", calls.getLast())
                    .field("size of the file", sizeOrUnknown())
                    .why("Who gets nothing and asks again at once keeps the thread for itself, and may do so for ever.")
                    .fail("a few at most", Integer.toString(emptyInARow));
        }
        return got;
    }

    private String sizeOrUnknown() {
        try {
            return Long.toString(file.size());
        } catch (IOException closed) {
            return "unknown: " + closed.getMessage();
        }
    }

    @Override
    public int read(ByteBuffer into, long position) throws IOException {
        int asked = into.remaining();
        int granted = asked == 0 ? 0 : Math.toIntExact(Math.clamp(readLimit.applyAsLong(asked), 1, asked));
        int limit = into.limit();
        into.limit(into.position() + granted);
        try {
            return (int) noted(Kind.READ, position, asked, file.read(into, position), null);
        } finally {
            into.limit(limit);
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        long position = file.position();
        int got = read(into, position);
        file.position(position + Math.max(0, got));
        return got;
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) throws IOException {
        long position = file.position();
        return noted(Kind.READ, position, length, file.read(into, offset, length), null);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        if (position >= holeFrom && position < holeEnd && count > 0) {
            long got = Math.min(Math.min(count, holeEnd - position), MOST_OF_ONE_TRANSFER);
            return noted(Kind.TRANSFER, position, count, got, target);
        }
        long most = position < holeFrom ? Math.min(count, holeFrom - position) : count;
        long granted = most <= 0 ? most : Math.clamp(transferLimit.applyAsLong(count), 0, most);
        return noted(Kind.TRANSFER, position, count, file.transferTo(position, granted, target), target);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        noted(Kind.MAP, position, size, size, null);
        return file.map(mode, position, size);
    }

    @Override
    public MemorySegment map(MapMode mode, long position, long size, Arena arena) throws IOException {
        noted(Kind.MAP, position, size, size, null);
        return file.map(mode, position, size, arena);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return file.write(from);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        return file.write(from, offset, length);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        return file.write(from, position);
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) throws IOException {
        return file.transferFrom(from, position, count);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return file.lock(position, size, shared);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    /// The file itself stays open: it is its owner's.
    @Override
    protected void implCloseChannel() {}
}
