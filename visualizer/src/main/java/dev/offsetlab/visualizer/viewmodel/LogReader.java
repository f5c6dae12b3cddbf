package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.load.LoadReport.MemberReport;
import dev.offsetlab.visualizer.load.LoadReport.ReaderPosition;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Somebody who reads one partition, and how far.
///
/// @param name   client id, or the group's id for what it has committed
/// @param offset of its next record
/// @param lag    records between it and the log end
public record LogReader(String name, Kind kind, long offset, long lag) {
    public enum Kind {
        /// What a group would read on from after a restart.
        COMMITTED,
        /// Where a client fetches now.
        FETCHING
    }

    /// All that read a partition, by position. A client that is known from two sources stands once.
    static List<LogReader> of(LabSample sample, String topic, int partition, long logEndOffset) {
        Map<String, LogReader> readers = new TreeMap<>();
        sample.groups()
                .forEach(group -> group.committed().forEach((at, offset) -> {
                    if (at.topic().equals(topic) && at.partition() == partition) {
                        put(readers, group.id(), Kind.COMMITTED, offset, logEndOffset);
                    }
                }));
        fetching(sample)
                .filter(at -> at.topic().equals(topic) && at.partition() == partition)
                .forEach(at -> put(readers, at.clientId(), Kind.FETCHING, at.offset(), logEndOffset));
        return readers.values().stream()
                .sorted(Comparator.comparingLong(LogReader::offset).thenComparing(LogReader::name))
                .toList();
    }

    private static void put(Map<String, LogReader> readers, String name, Kind kind, long offset, long end) {
        readers.put(kind + " " + name, new LogReader(name, kind, offset, Math.max(0, end - offset)));
    }

    /// What the load says, then what the engine saw fetched last, which wins: it knows every client.
    private static Stream<ReaderPosition> fetching(LabSample sample) {
        Stream<ReaderPosition> told = sample.load().stream()
                .flatMap(load -> Stream.concat(
                        load.readerPositions().stream(),
                        load.members().stream().map(MemberReport::positions).flatMap(List::stream)));
        Stream<ReaderPosition> seen = sample.engine().stream()
                .flatMap(engine -> engine.fetches().stream())
                .map(at -> new ReaderPosition(at.clientId(), at.topic(), at.partition(), at.offset()));
        return Stream.concat(told, seen);
    }
}
