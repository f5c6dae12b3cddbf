package dev.offsetlab.lessons.desk;

import java.util.List;

/// The answer to one fetch, as it came over the wire.
///
/// @param bytes         of records in the answer
/// @param batches       that came whole
/// @param recordsBefore how many records of the first batch lie before the asked offset: a broker sends whole
/// batches, and the client skips these
/// @param cutBytes      of a batch at the end that did not come whole; the next fetch begins with it
/// @param logEndOffset  the next record's offset, as the answer says (the high watermark)
/// @param waitedMs      from the request to the end of the answer
public record Fetched(
        String topic,
        long offset,
        int bytes,
        List<Batch> batches,
        long recordsBefore,
        int cutBytes,
        long logEndOffset,
        double waitedMs) {
    private static final int MOST_LINES = 12;

    /// A batch's header, as far as a reader needs it.
    public record Batch(long baseOffset, long lastOffset, int records, int sizeBytes, String crc) {}

    /// Records from the asked offset on.
    public long records() {
        return batches.stream().mapToLong(Batch::records).sum() - recordsBefore;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Text.wrapped(
                Text.count(bytes) + " B of records after " + Text.number(waitedMs) + " ms: "
                        + Text.some(batches.size(), "whole batch")
                        + (cutBytes == 0 ? "" : " and " + Text.count(cutBytes) + " B of the next") + "; log end "
                        + logEndOffset,
                2));
        if (recordsBefore > 0) {
            text.append("\n").append(Text.some(recordsBefore, "record")).append(" before offset ");
            text.append(offset).append(recordsBefore == 1 ? " comes" : " come").append(" along");
        }
        if (!batches.isEmpty()) {
            Table table = new Table("base offset", "last offset", "records", "bytes", "crc");
            batches.stream()
                    .limit(MOST_LINES)
                    .forEach(batch -> table.row(
                            batch.baseOffset, batch.lastOffset, batch.records, Text.count(batch.sizeBytes), batch.crc));
            text.append("\n").append(table);
        }
        if (batches.size() > MOST_LINES) {
            text.append("\n... ").append(batches.size() - MOST_LINES).append(" more");
        }
        return text.toString();
    }
}
