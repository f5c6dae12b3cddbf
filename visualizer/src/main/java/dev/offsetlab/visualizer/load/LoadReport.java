package dev.offsetlab.visualizer.load;

import java.util.List;

/// What the load generator has done so far, and what troubles it.
///
/// @param pid            of its JVM
/// @param state          for people: `filling the log`, `reading`, `live` (no raw readers), `idle`, `ended`
/// @param progress       of the filling, from 0 to 1; 1 when done
/// @param readers        readers that are connected now
/// @param readBytes      total of all readers since the first of these JVMs began
/// @param fetches        total of all readers
/// @param producedRecords total of the steady producer
/// @param readerPositions where each raw reader is
/// @param members        the group's members that run here
/// @param problem        empty where all is well
public record LoadReport(
        long pid,
        String state,
        double progress,
        int readers,
        long readBytes,
        long fetches,
        long producedRecords,
        List<ReaderPosition> readerPositions,
        List<MemberReport> members,
        String problem) {

    public LoadReport {
        readerPositions = List.copyOf(readerPositions);
        members = List.copyOf(members);
    }

    /// @param offset of the batch it asked for last
    public record ReaderPosition(String clientId, String topic, int partition, long offset) {}

    /// @param positions by `topic-partition`: where the member's next record is
    public record MemberReport(
            String clientId, String state, long readRecords, List<ReaderPosition> positions, String problem) {
        public MemberReport {
            positions = List.copyOf(positions);
        }
    }
}
