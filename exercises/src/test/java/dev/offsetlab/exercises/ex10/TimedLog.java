package dev.offsetlab.exercises.ex10;

import dev.offsetlab.engine.log.TimedSegment;
import dev.offsetlab.engine.log.TimestampedOffset;
import dev.offsetlab.engine.record.BatchBuilder;
import dev.offsetlab.engine.record.BatchHeader;
import dev.offsetlab.engine.record.Compression;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A segment made of batches of which every record is known, with both indexes, that counts what a search asks for.
/// Its entries are made here, not by the student's code.
final class TimedLog implements TimedSegment {
    private static final int MOST_HEADERS = 1_000;

    private final long baseOffset;
    private final List<BatchHeader> headers = new ArrayList<>();
    private final List<ByteBuffer> batches = new ArrayList<>();
    private final List<TimestampedOffset> records = new ArrayList<>();
    private final List<TimestampedOffset> timeEntries = new ArrayList<>();
    private final TreeMap<Long, Long> positions = new TreeMap<>();
    private final TreeMap<Long, Integer> batchesAt = new TreeMap<>();
    private TimestampedOffset largest = new TimestampedOffset(-1, 0);
    private long sizeBytes;
    private long startOffset;

    /// What the search asked for.
    final List<Long> headersAsked = new ArrayList<>();

    final List<BatchHeader> opened = new ArrayList<>();

    TimedLog(long baseOffset) {
        this.baseOffset = baseOffset;
        this.startOffset = baseOffset;
    }

    /// Appends a batch with records of these times; `index` wants an entry in both indexes.
    TimedLog batch(boolean index, Compression codec, long... timesMs) {
        long offset = headers.isEmpty() ? baseOffset : headers.getLast().nextOffset();
        BatchBuilder builder = new BatchBuilder(codec).baseOffset(offset);
        for (long timeMs : timesMs) {
            records.add(new TimestampedOffset(timeMs, offset + builder.recordCount()));
            builder.add(timeMs, null, new byte[20]);
        }
        ByteBuffer batch = builder.build();
        BatchHeader header = BatchHeader.read(batch, 0);
        if (header.maxTimestampMs() > largest.timestampMs()) {
            largest = new TimestampedOffset(header.maxTimestampMs(), header.lastOffset());
        }
        if (index) {
            positions.put(header.lastOffset(), sizeBytes);
            addTimeEntry();
        }
        batchesAt.put(sizeBytes, headers.size());
        headers.add(header);
        batches.add(batch);
        sizeBytes += header.sizeBytes();
        return this;
    }

    /// No batch follows.
    TimedLog close() {
        addTimeEntry();
        return this;
    }

    private void addTimeEntry() {
        if (timeEntries.isEmpty() || timeEntries.getLast().timestampMs() < largest.timestampMs()) {
            timeEntries.add(largest);
        }
    }

    TimedLog startingAt(long offset) {
        startOffset = offset;
        return this;
    }

    List<TimestampedOffset> records() {
        return records;
    }

    List<BatchHeader> headers() {
        return headers;
    }

    /// The right answer, found by looking at every record.
    Optional<TimestampedOffset> oracle(long timestampMs) {
        return records.stream()
                .filter(record -> record.timestampMs() >= timestampMs && record.offset() >= startOffset)
                .findFirst();
    }

    /// Where a search with the index must begin, at the earliest.
    long scanStart(long timestampMs) {
        long near = timeEntries.stream()
                .filter(entry -> entry.timestampMs() <= timestampMs)
                .mapToLong(TimestampedOffset::offset)
                .max()
                .orElse(baseOffset);
        return positionNear(near);
    }

    /// The segment, with the right record and the one that came.
    Expectation drawn(Expectation finding, Optional<TimestampedOffset> right, Optional<TimestampedOffset> got) {
        finding.segment(
                baseOffset,
                headers.getLast().nextOffset(),
                sizeBytes,
                positions.values().stream().map(Math::toIntExact).toList());
        right.ifPresent(record -> finding.mark(0, positionOf(record.offset()), "right"));
        got.ifPresent(record -> finding.wrongMark(0, positionOf(record.offset()), "got"));
        return finding;
    }

    /// What the batch of a record holds.
    String timesAround(Optional<TimestampedOffset> record) {
        if (record.isEmpty()) {
            return "no record is that young";
        }
        BatchHeader batch = headers.stream()
                .filter(header -> header.lastOffset() >= record.get().offset())
                .findFirst()
                .orElseThrow();
        return records.stream()
                .filter(it -> it.offset() >= batch.baseOffset() && it.offset() <= batch.lastOffset())
                .map(it -> it.offset() + ": " + it.timestampMs())
                .toList()
                .toString();
    }

    private long positionOf(long offset) {
        return batchesAt.entrySet().stream()
                .filter(at -> headers.get(at.getValue()).lastOffset() >= offset)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(sizeBytes);
    }

    @Override
    public long baseOffset() {
        return baseOffset;
    }

    @Override
    public long startOffset() {
        return startOffset;
    }

    @Override
    public ByteBuffer timeEntries() {
        ByteBuffer bytes = ByteBuffer.allocate(timeEntries.size() * TimeIndex.ENTRY_BYTES);
        timeEntries.forEach(entry -> bytes.putLong(entry.timestampMs()).putInt((int) (entry.offset() - baseOffset)));
        return bytes.flip().asReadOnlyBuffer();
    }

    @Override
    public long positionNear(long offset) {
        Map.Entry<Long, Long> floor = positions.floorEntry(offset);
        return floor == null ? 0 : floor.getValue();
    }

    @Override
    public Optional<BatchHeader> headerAt(long position) {
        headersAsked.add(position);
        if (headersAsked.size() > MOST_HEADERS) {
            Finding.of("the number of headers that were asked for")
                    .in("firstAtOrAfter")
                    .why("Does each round go on by the size of a batch, and end where there is no header?")
                    .fail("at most one for each of the " + headers.size() + " batches", "more than " + MOST_HEADERS);
        }
        return position == sizeBytes ? Optional.empty() : Optional.of(headers.get(numberAt(position, "headerAt")));
    }

    @Override
    public ByteBuffer batchAt(long position) {
        int number = numberAt(position, "batchAt");
        opened.add(headers.get(number));
        return batches.get(number).duplicate();
    }

    private int numberAt(long position, String asked) {
        Integer number = batchesAt.get(position);
        if (number == null) {
            Finding.of("the position that " + asked + " was asked for")
                    .in("firstAtOrAfter")
                    .why("The next batch starts where this one ends: its position plus its size.")
                    .fail("the start of a batch: one of " + batchesAt.keySet(), Long.toString(position));
            throw new AssertionError();
        }
        return number;
    }
}
