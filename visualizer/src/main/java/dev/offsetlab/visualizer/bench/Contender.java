package dev.offsetlab.visualizer.bench;

import dev.offsetlab.engine.os.ProcessUsage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/// A running broker of either kind, seen from outside.
interface Contender extends AutoCloseable {
    String name();

    InetSocketAddress address();

    long pid();

    /// Where its partitions' folders are.
    Path data();

    /// From the start of its process to the moment it takes clients.
    long startNs();

    default ProcessUsage usage() throws IOException {
        return ProcessUsage.of(pid());
    }

    @Override
    void close() throws IOException;
}
