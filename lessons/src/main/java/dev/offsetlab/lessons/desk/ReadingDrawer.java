package dev.offsetlab.lessons.desk;

/// Reading: by fetches over the wire, as records, as bytes of the file.
public sealed interface ReadingDrawer permits Desk {
    /// One fetch of at most 1 MiB from `offset` on, as the wire gave it. `lab.fetch("orders", 100)`
    ///
    /// Fails where the topic does not hold the offset.
    Fetched fetch(String topic, long offset);

    /// The same of at most `maxBytes`; the first batch comes whole even where it is larger.
    /// `lab.fetch("orders", 0, 1)`
    Fetched fetch(String topic, long offset, int maxBytes);

    /// A fetch at the log's end: the broker waits until `minBytes` are there or `maxWaitMs` have passed.
    /// `lab.longPoll("orders", 2000, 1).waitedMs()`
    Fetched longPoll(String topic, int maxWaitMs, int minBytes);

    /// Up to `count` records from `offset` on, taken out of their batches. `lab.records("orders", 100, 5)`
    RecordList records(String topic, long offset, int count);

    /// Up to `count` bytes of the first segment's file from `position` on, as hex and text.
    /// `lab.bytes("orders", 0, 61)`
    ///
    /// Fails where the file does not reach so far.
    HexDump bytes(String topic, long position, int count);

    /// The same of the segment with this base offset. `lab.bytes("orders", 13_981, 0, 61)`
    HexDump bytes(String topic, long baseOffset, long position, int count);

    /// The batch that holds `offset`, field by field, with where each lies and its bytes.
    /// `lab.batch("orders", 100)`
    BatchView batch(String topic, long offset);
}
