package dev.offsetlab.lessons.desk;

/// The log of a topic: its segments and indexes, the search, and what makes it shorter.
public sealed interface LogDrawer permits Desk {
    /// The segments: names, offsets, bytes, index entries, the share in the page cache.
    /// `lab.segments("orders")`
    SegmentList segments(String topic);

    /// The offset index of the segment with this base offset. `lab.index("orders", 0)`
    ///
    /// Fails where no segment begins with it; the line names those there are.
    IndexView index(String topic, long baseOffset);

    /// How the broker finds `offset`: floor of the segments, floor in the index, scan. `lab.find("orders",
    /// 5000)`
    Found find(String topic, long offset);

    /// Closes the active segment and begins a new one; does nothing while it is empty. `lab.roll("orders")`
    SegmentList roll(String topic);

    /// Deletes now what `retention.ms` and `retention.bytes` no longer keep; the broker's own round comes
    /// every five minutes. `lab.retain("orders")`
    SegmentList retain(String topic);

    /// Compacts now the closed segments, where the topic's `cleanup.policy` is `compact` and its dirty ratio
    /// asks for it. `lab.compact("accounts")`
    SegmentList compact(String topic);

    /// Moves the log start up to `offset`; whole segments before it go. `lab.deleteBefore("orders", 5000)`
    SegmentList deleteBefore(String topic, long offset);
}
