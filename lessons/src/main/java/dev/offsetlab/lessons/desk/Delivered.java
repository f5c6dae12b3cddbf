package dev.offsetlab.lessons.desk;

/// What readers got from a broker that is not ours: of its cost nothing can be told from here.
public record Delivered(String topic, int readers, long bytes, long fetches, long wallNs) {
    public double megabytesPerSecond() {
        return bytes * 1e3 / wallNs;
    }

    @Override
    public String toString() {
        return topic + ", " + Text.some(readers, "reader") + " that discard: " + Text.bytes(bytes) + " in "
                + Text.number(wallNs / 1e9) + " s, " + Text.number(megabytesPerSecond()) + " MB/s\n"
                + "the CPU, system calls and copies of this broker cannot be told from outside:\n"
                + "only our own engine counts them (lab.measure)";
    }
}
