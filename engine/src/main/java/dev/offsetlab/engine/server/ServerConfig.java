package dev.offsetlab.engine.server;

import java.util.function.IntSupplier;

/// The limits of the network side; the names in the comments are Kafka's broker configs.
///
/// @param ioThreads             `num.network.threads`
/// @param maxRequestBytes       `socket.request.max.bytes`; requests other than Produce have at most 2 MiB of it
/// @param queuedRequestBytes    `queued.max.request.bytes`: requests being read, over all connections
/// @param maxConnections        `max.connections`, read at each accept
/// @param maxIdleMs             `connections.max.idle.ms`
/// @param maxStallMs            half a request may hold memory for so long that others wait for
/// @param sendBufferBytes       `socket.send.buffer.bytes`; -1 lets the system size the buffer as it sees the
///   traffic, and any other value switches that off
/// @param receiveBufferBytes    `socket.receive.buffer.bytes`, -1 as above
/// @param backlog               `socket.listen.backlog.size`
public record ServerConfig(
        int ioThreads,
        int maxRequestBytes,
        long queuedRequestBytes,
        IntSupplier maxConnections,
        long maxIdleMs,
        long maxStallMs,
        int sendBufferBytes,
        int receiveBufferBytes,
        int backlog) {}
