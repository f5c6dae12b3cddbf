package dev.offsetlab.exercises.ex09;

/// What a connection has sent, for the bill: bytes, and how often the socket refused. Given. One thread.
public final class Meter {
    private long sentBytes;
    private long refusals;

    /// The socket took so many bytes; 0: it was full.
    public void taken(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a socket takes no negative number of bytes: bytes=" + bytes);
        }
        sentBytes += bytes;
        if (bytes == 0) {
            refusals++;
        }
    }

    public long sentBytes() {
        return sentBytes;
    }

    public long refusals() {
        return refusals;
    }
}
