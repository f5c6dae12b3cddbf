package dev.offsetlab.engine.log;

import dev.offsetlab.engine.log.SearchTrace.Batch;
import dev.offsetlab.engine.log.SearchTrace.Entry;
import dev.offsetlab.engine.log.SearchTrace.EntryProbe;
import dev.offsetlab.engine.log.SearchTrace.Visit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a lookup did within one segment. Of a long scan only the first and the last headers are kept, so that a
/// segment without an index entry is no burden.
final class VisitRecorder {
    private static final int KEPT_HEADERS = 32;

    private final LogSegment segment;
    private final long limit;
    private final List<EntryProbe> probes = new ArrayList<>();
    private final List<Batch> first = new ArrayList<>();
    private final Deque<Batch> last = new ArrayDeque<>();
    private @Nullable OffsetIndex index;
    private int entries;
    private int headerCount;
    private long scanFrom;

    VisitRecorder(LogSegment segment, long limit) {
        this.segment = segment;
        this.limit = limit;
        this.scanFrom = limit;
    }

    void entryProbe(OffsetIndex asked, int count, int entry, boolean right) {
        index = asked;
        entries = count;
        probes.add(new EntryProbe(entry(asked, entry), right));
    }

    void scanFrom(long position) {
        scanFrom = position;
    }

    void header(Batch batch) {
        headerCount++;
        if (first.size() < KEPT_HEADERS) {
            first.add(batch);
            return;
        }
        last.addLast(batch);
        if (last.size() > KEPT_HEADERS) {
            last.removeFirst();
        }
    }

    Optional<Batch> lastBatch() {
        return last.isEmpty() ? first.stream().reduce((one, next) -> next) : Optional.of(last.getLast());
    }

    Visit done(List<Long> segments) {
        int place = Collections.binarySearch(segments, segment.baseOffset());
        Optional<Entry> chosen =
                probes.stream().filter(EntryProbe::right).map(EntryProbe::entry).reduce((one, next) -> next);
        List<Batch> headers = new ArrayList<>(first);
        headers.addAll(last);
        return new Visit(
                place < 0 ? -1 : place,
                segment.baseOffset(),
                segment.file().path(),
                limit,
                entries,
                List.copyOf(probes),
                chosen,
                near(chosen.map(Entry::slot).orElse(0)),
                scanFrom,
                List.copyOf(headers),
                headerCount);
    }

    private List<Entry> near(int slot) {
        OffsetIndex asked = index;
        List<Entry> near = new ArrayList<>();
        int end = Math.min(entries, slot + LogInspection.NEAR + 1);
        for (int i = Math.max(0, slot - LogInspection.NEAR); asked != null && i < end; i++) {
            near.add(entry(asked, i));
        }
        return List.copyOf(near);
    }

    private static Entry entry(OffsetIndex index, int slot) {
        return new Entry(slot, index.offset(slot), index.position(slot));
    }
}
