package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Copies what is small, and moves references where that pays: zero-copy is not free.
///
/// ```
///   small   page cache -- CPU --> [header|records] -- write --> socket      one pread, one write, one packet
///   large   [header] -- write --> socket,  page cache .. splice ..> socket  one write, then two calls for each MiB
/// ```
///
/// A call into the kernel costs about as much as the copy of some KiB, and a small response that leaves in one write
/// leaves in one packet. Up to [#GATHER_BELOW_BYTES] the copy wins; above it `splice`, or else `sendfile`.
final class AutoPath implements DataPath {
    /// The crossover that `CrossoverBench` finds: at 4 KiB a gathered copy cost a quarter less CPU a response than
    /// either zero-copy path, at 8 KiB the same (and one packet less), at 16 KiB more. It differs from machine to
    /// machine: run the bench on yours, and set another by [PathContext#gatherBelowBytes()].
    static final int GATHER_BELOW_BYTES = 8 * 1024;
    /// A heap response passes the JDK's buffer, the response, and the JDK's buffer again; a direct one is the only.
    private static final int BUFFERS_PASSED_HEAP = 3;

    private final PathContext context;
    private final DataPath large;

    /// @param large how the rest goes
    AutoPath(PathContext context, DataPath large) {
        this.context = context;
        this.large = large;
    }

    static AutoPath open(PathContext context) {
        boolean splice = SplicePath.unavailableBecause().isEmpty();
        return new AutoPath(context, splice ? new SplicePath(context, PipePool.SHARED) : new SendfilePath(context));
    }

    @Override
    public int gatherBelowBytes() {
        return context.gatherBelowBytesOr(GATHER_BELOW_BYTES);
    }

    @Override
    public void gather(FileRegion region, ByteBuffer response) throws IOException {
        long copied = 0;
        while (copied < region.sizeBytes()) {
            int read = region.skip(copied).read(response);
            context.counters().systemCalls(1);
            if (read < 0) {
                throw new EOFException("the file ends before the region: position=" + region.position() + " sizeBytes="
                        + region.sizeBytes() + " file=" + region.file().path());
            }
            copied += read;
        }
        context.counters().throughUserSpace(copied * (response.isDirect() ? 1 : BUFFERS_PASSED_HEAP));
        context.counters().sent(copied, copied);
    }

    @Override
    public long send(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        return large.send(region, socket, moreFollows);
    }

    @Override
    public void close() {
        large.close();
    }
}
