package dev.offsetlab.engine.server.tls;

/// What a handshake waits for.
public enum Needs {
    /// It is done: the client may be served.
    NOTHING,
    /// More bytes from the client.
    BYTES,
    /// A socket that takes bytes.
    ROOM,
    /// That somebody calls [TlsLink#runTasks()]; until it returned nothing else of the link may be called.
    TASK
}
