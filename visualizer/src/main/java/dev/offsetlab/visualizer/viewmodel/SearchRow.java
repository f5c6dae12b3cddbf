package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.SearchTrace;
import dev.offsetlab.engine.log.SearchTrace.Entry;
import dev.offsetlab.engine.log.SearchTrace.EntryProbe;
import dev.offsetlab.engine.log.SearchTrace.SegmentProbe;
import dev.offsetlab.engine.log.SearchTrace.Visit;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A sorted row under a binary search at one step: what is still possible, what was looked at, what was chosen.
///
/// @param count  places in the row
/// @param low    first place that is still possible
/// @param high   behind the last one
/// @param marks  the probes so far
/// @param chosen the floor, once it is known
/// @param focus  where the search will end: what a picture of a long row is centred on
/// @param labels by place, of those whose content is known
public record SearchRow(
        int count, int low, int high, List<Mark> marks, OptionalInt chosen, int focus, Map<Integer, Label> labels) {

    /// @param number from 1
    /// @param right  the search went on to the right
    public record Mark(int number, int place, boolean right) {}

    /// @param sub the smaller line under it, may be empty
    public record Label(String main, String sub) {}

    public boolean possible(int place) {
        return low <= place && place < high;
    }

    public static SearchRow segments(SearchTrace trace, SearchStep step) {
        List<Mark> marks = new ArrayList<>();
        for (SegmentProbe probe : trace.segmentProbes().subList(0, step.segmentProbes())) {
            marks.add(new Mark(marks.size() + 1, probe.index(), probe.right()));
        }
        Map<Integer, Label> labels = new HashMap<>();
        List<Long> segments = trace.segments();
        for (int i = 0; i < segments.size(); i++) {
            labels.put(i, new Label(SearchText.number(segments.get(i)), ""));
        }
        boolean known = step.reached(Kind.SEGMENT) && !trace.visits().isEmpty();
        int focus =
                trace.visits().isEmpty() ? 0 : trace.visits().get(step.visit()).segment();
        return row(segments.size(), marks, chosen(known && focus >= 0, focus), Math.max(0, focus), labels);
    }

    /// The index of the segment that the step looks at; of no place before it is known which.
    public static SearchRow entries(SearchTrace trace, SearchStep step) {
        if (!step.reached(Kind.SEGMENT) || trace.visits().isEmpty()) {
            return row(0, List.of(), OptionalInt.empty(), 0, Map.of());
        }
        Visit visit = trace.visits().get(step.visit());
        List<Mark> marks = new ArrayList<>();
        Map<Integer, Label> labels = new HashMap<>();
        for (Entry entry : visit.near()) {
            labels.put(entry.slot(), label(entry));
        }
        for (EntryProbe probe : visit.probes().subList(0, step.entryProbes())) {
            marks.add(new Mark(marks.size() + 1, probe.entry().slot(), probe.right()));
            labels.put(probe.entry().slot(), label(probe.entry()));
        }
        int focus = visit.chosen().map(Entry::slot).orElse(0);
        boolean known = step.reached(Kind.ENTRY) && visit.chosen().isPresent();
        return row(visit.entries(), marks, chosen(known, focus), focus, labels);
    }

    private static OptionalInt chosen(boolean known, int place) {
        return known ? OptionalInt.of(place) : OptionalInt.empty();
    }

    private static Label label(Entry entry) {
        return new Label(SearchText.number(entry.offset()), "at " + SearchText.number(entry.position()));
    }

    private static SearchRow row(
            int count, List<Mark> marks, OptionalInt chosen, int focus, Map<Integer, Label> labels) {
        int low = 0;
        int high = count;
        for (Mark mark : marks) {
            if (mark.right()) {
                low = mark.place();
            } else {
                high = mark.place();
            }
        }
        return new SearchRow(count, low, high, List.copyOf(marks), chosen, focus, Map.copyOf(labels));
    }
}
