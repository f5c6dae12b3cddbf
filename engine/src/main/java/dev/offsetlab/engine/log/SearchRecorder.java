package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.SearchTrace.Batch;
import dev.offsetlab.engine.log.SearchTrace.SegmentProbe;
import dev.offsetlab.engine.log.SearchTrace.Visit;
import dev.offsetlab.engine.record.BatchHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes down what one lookup did. One thread, one lookup.
final class SearchRecorder implements SearchSteps {
    private final List<SegmentProbe> segmentProbes = new ArrayList<>();
    private final List<VisitRecorder> visits = new ArrayList<>();
    private long[] baseOffsets = {};
    private @Nullable LogEnd end;

    @Override
    public void begin(LogEnd now) {
        end = now;
        baseOffsets = new long[0];
        segmentProbes.clear();
        visits.clear();
    }

    @Override
    public void segmentProbe(long[] all, int index, boolean right) {
        baseOffsets = all;
        segmentProbes.add(new SegmentProbe(index, all[index], right));
    }

    @Override
    public void enter(LogSegment segment, long limit) {
        visits.add(new VisitRecorder(segment, limit));
    }

    @Override
    public void entryProbe(OffsetIndex index, int count, int entry, boolean right) {
        visits.getLast().entryProbe(index, count, entry, right);
    }

    @Override
    public void scanFrom(long position) {
        visits.getLast().scanFrom(position);
    }

    @Override
    public void header(BatchHeader header, long position) {
        visits.getLast().header(Batch.of(header, position));
    }

    /// The log's end as the lookup saw it.
    long endOffset() {
        LogEnd seen = end;
        return seen == null ? -1 : seen.offset();
    }

    List<SegmentProbe> segmentProbes() {
        return List.copyOf(segmentProbes);
    }

    /// @param now the segments of the log, for a lookup that did not search among them
    List<Long> segments(List<LogSegment> now) {
        return baseOffsets.length > 0
                ? Arrays.stream(baseOffsets).boxed().toList()
                : now.stream().map(LogSegment::baseOffset).toList();
    }

    List<Visit> visits(List<Long> segments) {
        return visits.stream().map(visit -> visit.done(segments)).toList();
    }

    /// The last header looked at, where the search ended with it.
    Optional<Batch> lastBatch() {
        return visits.isEmpty() ? Optional.empty() : visits.getLast().lastBatch();
    }
}
