package dev.offsetlab.lessons.desk;

import java.util.List;

/// How much of a partition's log is in the page cache.
public record CachedLog(String topic, List<Segment> segments) {
    private static final String HEAT = " .:-=+*#%@";
    private static final int MOST_LINES = 24;

    /// @param cachedBytes of its log file in memory
    /// @param heat        the file cut into 32 parts: the share of each that is cached, from 0 (cold) to 1
    public record Segment(String file, long bytes, long cachedBytes, List<Double> heat) {}

    /// Of all segments, from 0 (cold) to 1.
    public double share() {
        long bytes = segments.stream().mapToLong(Segment::bytes).sum();
        return bytes == 0 ? 0 : (double) cachedBytes() / bytes;
    }

    public long cachedBytes() {
        return segments.stream().mapToLong(Segment::cachedBytes).sum();
    }

    @Override
    public String toString() {
        Table table = new Table("file", "size", "cached", "").wordsLast();
        segments.stream()
                .limit(MOST_LINES)
                .forEach(segment -> table.row(
                        segment.file,
                        Text.bytes(segment.bytes),
                        Text.bytes(segment.cachedBytes),
                        "|" + drawn(segment) + "|"));
        String rest = segments.size() > MOST_LINES ? "\n... " + (segments.size() - MOST_LINES) + " more" : "";
        return topic + ": " + Text.percent(share()) + " of its bytes are in the page cache\n" + table + rest;
    }

    private static String drawn(Segment segment) {
        StringBuilder line = new StringBuilder();
        for (double share : segment.heat) {
            line.append(HEAT.charAt(share <= 0 ? 0 : (int) Math.clamp(Math.ceil(share * 9), 1, 9)));
        }
        return line.toString();
    }
}
