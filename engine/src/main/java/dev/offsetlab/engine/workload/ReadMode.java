package dev.offsetlab.engine.workload;

/// What a raw reader does with the bytes.
public enum ReadMode {
    /// Into one buffer, again and again: what every real client has to do at least.
    COPY,
    /// Thrown away by the kernel (MSG_TRUNC), so that the receiver's copy does not hide the sender's cost.
    DISCARD
}
