package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.nio.ByteBuffer;

/// What lies between a raw reader and a broker: requests go in, answers come out in pieces. Owned by one thread; any
/// thread may close it, which ends a call that waits.
interface FetchLink extends AutoCloseable {
    /// Writes all of `frame`.
    void write(ByteBuffer frame) throws IOException;

    /// Fills `buffer` to its limit and flips it.
    ByteBuffer fill(ByteBuffer buffer) throws IOException;

    /// Takes exactly `sizeBytes` and keeps none of them.
    void drop(int sizeBytes) throws IOException;

    @Override
    void close() throws IOException;
}
