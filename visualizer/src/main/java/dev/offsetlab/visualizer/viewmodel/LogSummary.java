package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import dev.offsetlab.visualizer.feed.BrokerView;
import java.util.Optional;

/// The log's page in words: the answer, its evidence, what lies under the mouse, what to do where there is
/// nothing.
public final class LogSummary {
    private LogSummary() {}

    /// `128 MB in 8 segments, 74 % in the page cache`.
    public static String answer(LogModel log) {
        if (log.axis().isEmpty()) {
            return "";
        }
        LogOutline outline = log.axis().get().outline();
        if (!log.segmentsKnown()) {
            long records = outline.logEndOffset() - outline.logStartOffset();
            String size = outline.totalBytes() > 0 ? LogText.bytes(outline.totalBytes()) + ", " : "";
            return size + LogText.counted(records, "offset");
        }
        String size = LogText.bytes(outline.totalBytes()) + " in " + LogText.counted(outline.segmentCount(), "segment");
        return log.residency()
                .share(outline, 0, outline.segmentCount())
                .map(share -> size + ", " + LogText.percent(share) + " in the page cache")
                .orElse(size);
    }

    /// `Offsets 0 to 426,000. 2 readers, the largest lag 1,204.`
    public static String evidence(LogModel log) {
        if (log.axis().isEmpty()) {
            return "";
        }
        LogOutline outline = log.axis().get().outline();
        long start = outline.logStartOffset();
        long end = outline.logEndOffset();
        String offsets = start == end
                ? "No record yet; the next gets offset " + LogText.count(end) + "."
                : "Offsets " + LogText.count(start) + " to " + LogText.count(end - 1) + ".";
        return offsets + readers(log) + looked(log, outline);
    }

    private static String readers(LogModel log) {
        int count = log.readers().size();
        long lag = log.readers().stream().mapToLong(LogReader::lag).max().orElse(0);
        return count == 0
                ? " Nobody reads now."
                : " " + LogText.counted(count, "reader") + ", the largest lag " + LogText.count(lag) + ".";
    }

    private static String looked(LogModel log, LogOutline outline) {
        int seen = log.residency().seen(outline);
        return !log.segmentsKnown() || seen >= outline.segmentCount()
                ? ""
                : " Page cache seen of " + LogText.count(seen) + " of " + LogText.count(outline.segmentCount())
                        + " segments so far.";
    }

    /// `offset 21,340 near byte 6,402,011 of 00000000000000020000.log`.
    public static String hit(LogModel log, Optional<LogHit> hit) {
        if (hit.isEmpty() || log.axis().isEmpty()) {
            return "";
        }
        String offset = "offset " + LogText.count(hit.get().offset());
        if (!log.segmentsKnown()) {
            return offset;
        }
        LogOutline outline = log.axis().get().outline();
        int segment = hit.get().segment();
        Optional<LogCell> cell =
                log.cells().stream().filter(one -> one.holds(segment)).findFirst();
        String among = cell.filter(one -> !one.isOne())
                .map(one -> ", one of " + LogText.count(one.count()) + " segments here")
                .orElse("");
        return offset + " near byte " + LogText.count(hit.get().position()) + " of "
                + outline.file(segment).getFileName() + among;
    }

    /// What to say of an offset that was asked for: where it was moved to, and what a cluster cannot tell.
    static String pointed(LogOutline outline, long offset, boolean searchable) {
        String asked = "Offset " + LogText.count(offset);
        String start = LogText.count(outline.logStartOffset());
        String end = LogText.count(outline.logEndOffset());
        if (offset < outline.logStartOffset()) {
            return asked + " is no longer there: the log starts at " + start + ", which is shown.";
        }
        if (offset > outline.logEndOffset()) {
            return asked + " is not written yet: the next record gets " + end + ", which is shown.";
        }
        return searchable
                ? ""
                : asked + " lies where the line is. How a broker finds it in its files, only the lab's own shows:"
                        + " ./lab without --bootstrap.";
    }

    /// Why there is no log to show, and what to do.
    public static String empty(LogModel log) {
        BrokerView broker = log.broker();
        if (!broker.isRunning()) {
            return broker.state() == BrokerView.State.STARTING ? "The broker starts." : "No broker: " + broker.detail();
        }
        if (log.chosen().isPresent()) {
            return "Looking at " + log.chosen().get() + " ...";
        }
        if (log.loadIsWanted()) {
            return "The load starts: its topic comes with the first records.";
        }
        return "No topic yet. Start the load, or produce to " + broker.address() + " with any Kafka client.";
    }
}
