package dev.offsetlab.engine.server;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Readable;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// A request's bytes, as long as reading them takes no more than half a second of CPU.
///
/// Kafka's message classes keep some arrays in hash tables that take an element in the time of all equal ones before
/// it: sixty requests of 2 MiB of empty topic names keep two I/O threads parsing, and all others waiting, for
/// twenty seconds. So every few reads the clock of the thread is looked at.
///
/// Owned by the thread that parses.
final class LimitedReadable implements Readable {
    private static final long MOST_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int READS_PER_LOOK = 128;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final ByteBufferAccessor bytes;
    private final long deadlineNs;
    private int reads;

    LimitedReadable(ByteBuffer bytes) {
        this(new ByteBufferAccessor(bytes), CLOCK.getCurrentThreadCpuTime() + MOST_NS);
    }

    private LimitedReadable(ByteBufferAccessor bytes, long deadlineNs) {
        this.bytes = bytes;
        this.deadlineNs = deadlineNs;
    }

    /// @throws IllegalArgumentException where the time is over
    private ByteBufferAccessor next() {
        reads++;
        if (reads % READS_PER_LOOK == 0 && CLOCK.getCurrentThreadCpuTime() > deadlineNs) {
            throw new IllegalArgumentException("it takes more than " + TimeUnit.NANOSECONDS.toMillis(MOST_NS)
                    + " ms of CPU to read: bytes left=" + bytes.remaining());
        }
        return bytes;
    }

    @Override
    public byte readByte() {
        return next().readByte();
    }

    @Override
    public short readShort() {
        return next().readShort();
    }

    @Override
    public int readInt() {
        return next().readInt();
    }

    @Override
    public long readLong() {
        return next().readLong();
    }

    @Override
    public double readDouble() {
        return next().readDouble();
    }

    @Override
    public byte[] readArray(int length) {
        return next().readArray(length);
    }

    @Override
    public int readUnsignedVarint() {
        return next().readUnsignedVarint();
    }

    @Override
    public ByteBuffer readByteBuffer(int length) {
        return next().readByteBuffer(length);
    }

    @Override
    public int readVarint() {
        return next().readVarint();
    }

    @Override
    public long readVarlong() {
        return next().readVarlong();
    }

    @Override
    public String readString(int length) {
        return next().readString(length);
    }

    @Override
    public MemoryRecords readRecords(int length) {
        return next().readRecords(length);
    }

    @Override
    public int remaining() {
        return bytes.remaining();
    }

    @Override
    public Readable slice() {
        return new LimitedReadable((ByteBufferAccessor) next().slice(), deadlineNs);
    }
}
