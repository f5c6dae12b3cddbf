package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.SearchTrace;
import dev.offsetlab.engine.log.SearchTrace.Batch;
import dev.offsetlab.engine.log.SearchTrace.Entry;
import dev.offsetlab.engine.log.SearchTrace.EntryProbe;
import dev.offsetlab.engine.log.SearchTrace.Outcome;
import dev.offsetlab.engine.log.SearchTrace.Region;
import dev.offsetlab.engine.log.SearchTrace.SegmentProbe;
import dev.offsetlab.engine.log.SearchTrace.Visit;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import java.util.ArrayList;
import java.util.List;

/// Makes the steps of a search, and says each in a sentence.
final class SearchStory {
    /// Headers that get a step of their own; those behind them share one, but the last.
    private static final int SINGLE_HEADERS = 4;

    private final SearchTrace trace;
    private final String wanted;
    private final String path;
    private final List<SearchStep> steps = new ArrayList<>();
    private int segmentProbes;
    private int visit;
    private int entryProbes;
    private int headers;

    private SearchStory(SearchTrace trace, String path) {
        this.trace = trace;
        this.wanted = SearchText.number(trace.offset());
        this.path = path;
    }

    /// @param path the data path that the range goes to
    static List<SearchStep> of(SearchTrace trace, String path) {
        SearchStory story = new SearchStory(trace, path);
        story.tell();
        return List.copyOf(story.steps);
    }

    private void tell() {
        say(
                Kind.ASKED,
                "Where is offset %s of %s? The log ends at %s and has %s."
                        .formatted(
                                wanted,
                                trace.partition(),
                                SearchText.number(trace.logEndOffset()),
                                SearchText.count(trace.segments().size(), "segment")));
        trace.segmentProbes().forEach(this::segmentProbe);
        List<Visit> visits = trace.visits();
        for (int i = 0; i < visits.size() && !atEnd(); i++) {
            visit = i;
            entryProbes = 0;
            headers = 0;
            visit(visits.get(i), i == visits.size() - 1);
        }
        end();
    }

    private boolean atEnd() {
        return trace.segmentProbes().isEmpty();
    }

    private void segmentProbe(SegmentProbe probe) {
        segmentProbes++;
        String way = probe.right()
                ? "not past %s. What lies before it is out.".formatted(wanted)
                : "past %s. It and all behind it are out.".formatted(wanted);
        say(
                Kind.SEGMENT_PROBE,
                "Probe %d: segment %s of %s begins at %s, %s"
                        .formatted(
                                segmentProbes,
                                SearchText.number(probe.index() + 1L),
                                SearchText.number(trace.segments().size()),
                                SearchText.number(probe.baseOffset()),
                                way));
    }

    private void visit(Visit now, boolean last) {
        String why = visit == 0
                ? "Floor lookup among %s, %s: the last that begins at or before %s is the one at %s."
                        .formatted(
                                SearchText.count(trace.segments().size(), "segment"),
                                SearchText.count(trace.segmentProbes().size(), "probe"),
                                wanted,
                                SearchText.number(now.baseOffset()))
                : "No batch there reaches %s: compaction took it. The search goes on in the segment at %s."
                        .formatted(wanted, SearchText.number(now.baseOffset()));
        say(Kind.SEGMENT, why);
        now.probes().forEach(probe -> entryProbe(now, probe));
        chosen(now);
        scan(now, last && trace.batch().isPresent());
    }

    private void entryProbe(Visit now, EntryProbe probe) {
        entryProbes++;
        Entry entry = probe.entry();
        say(
                Kind.ENTRY_PROBE,
                "Probe %d: entry %s of %s says offset %s at position %s, %s"
                        .formatted(
                                entryProbes,
                                SearchText.number(entry.slot() + 1L),
                                SearchText.number(now.entries()),
                                SearchText.number(entry.offset()),
                                SearchText.number(entry.position()),
                                probe.right() ? "not past it. Go right." : "past it. Go left."));
    }

    private void chosen(Visit now) {
        String searched = "Binary search in the sparse index: %s, %s."
                .formatted(
                        SearchText.count(now.entries(), "entry"),
                        SearchText.count(now.probes().size(), "probe"));
        String found = now.chosen()
                .map(entry -> " Offset %s is the last not past %s: scan from position %s."
                        .formatted(SearchText.number(entry.offset()), wanted, SearchText.number(entry.position())))
                .orElse(" No entry is at or before %s: scan from the start of the file.".formatted(wanted));
        say(
                Kind.ENTRY,
                now.entries() == 0
                        ? "The sparse index has no entry yet: scan from the start of the file."
                        : searched + found);
    }

    private void scan(Visit now, boolean found) {
        List<Batch> listed = now.headers();
        int passed = found ? listed.size() - 1 : listed.size();
        for (int i = 0; i < Math.min(passed, SINGLE_HEADERS); i++) {
            headers++;
            Batch batch = listed.get(i);
            say(
                    Kind.HEADER,
                    "Header at position %s: offsets %s, %s. It ends before %s: skip it."
                            .formatted(
                                    SearchText.number(batch.position()),
                                    SearchText.offsets(batch),
                                    SearchText.bytes(batch.sizeBytes()),
                                    wanted));
        }
        int more = passed - headers;
        if (more > 0) {
            headers = passed;
            say(
                    Kind.HEADER,
                    "The next %s end before %s too. A header is 61 bytes, and many come with one read."
                            .formatted(SearchText.count(more + now.unlisted(), "batch"), wanted));
        }
        if (found) {
            headers = listed.size();
            found(now, listed.getLast());
        }
    }

    private void found(Visit now, Batch batch) {
        String what = trace.outcome() == Outcome.FOUND
                ? "the batch of offsets %s holds %s.".formatted(SearchText.offsets(batch), wanted)
                : "compaction took %s; offsets %s are the first behind it."
                        .formatted(wanted, SearchText.offsets(batch));
        say(
                Kind.BATCH,
                "At position %s: %s %s read, no record looked at."
                        .formatted(
                                SearchText.number(batch.position()),
                                what,
                                SearchText.count(now.headerCount(), "header")));
    }

    private void end() {
        switch (trace.outcome()) {
            case FOUND, FOUND_BEHIND -> trace.region().ifPresent(this::range);
            case AT_END ->
                say(
                        Kind.NOTHING,
                        "%s is where the next record goes. The answer is empty, and a consumer waits for more."
                                .formatted(SearchText.number(trace.logEndOffset())));
            case OUT_OF_RANGE ->
                say(
                        Kind.NOTHING,
                        "%s is not in the log, which holds %s up to %s. A consumer is told OFFSET_OUT_OF_RANGE."
                                .formatted(
                                        wanted,
                                        SearchText.number(trace.logStartOffset()),
                                        SearchText.number(trace.logEndOffset())));
            case DAMAGED ->
                say(
                        Kind.NOTHING,
                        "The scan met bytes that are no batch: "
                                + trace.problem().orElse(""));
        }
    }

    private void range(Region region) {
        say(
                Kind.RANGE,
                "The fetch hands %s the range: %s of %s from position %s. Not a byte of it was touched."
                        .formatted(
                                path.isEmpty() ? "its data path" : path,
                                SearchText.bytes(region.sizeBytes()),
                                region.file().getFileName(),
                                SearchText.number(region.position())));
    }

    private void say(Kind kind, String sentence) {
        steps.add(new SearchStep(kind, sentence, segmentProbes, visit, entryProbes, headers));
    }
}
