package dev.offsetlab.lessons.desk;

/// What [Desk#fill] did.
///
/// @param records appended now; 0 where the topic held enough
/// @param batches that carried them
/// @param bytes   of these batches, headers included
/// @param took    seconds
/// @param topic   as it stands afterwards
public record Filled(long records, long batches, long bytes, double took, TopicState topic) {
    public double recordsPerSecond() {
        return took == 0 ? 0 : records / took;
    }

    @Override
    public String toString() {
        String did = records == 0
                ? "nothing to append"
                : "appended " + Text.count(records) + " records in " + Text.some(batches, "batch") + ", "
                        + Text.bytes(bytes) + " in " + Text.number(took) + " s";
        return did + "\n" + topic;
    }
}
