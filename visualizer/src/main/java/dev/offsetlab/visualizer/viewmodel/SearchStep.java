package dev.offsetlab.visualizer.viewmodel;

/// One step of a search: what is said, and how much of the trace is to be seen by then.
///
/// @param sentence      in plain words, with the numbers
/// @param segmentProbes probes among the segments so far
/// @param visit         which visit of the trace is looked at; meaningless before [Kind#SEGMENT]
/// @param entryProbes   probes in that visit's index so far
/// @param headers       listed headers of that visit looked at so far
public record SearchStep(Kind kind, String sentence, int segmentProbes, int visit, int entryProbes, int headers) {
    /// In the order of a search.
    public enum Kind {
        ASKED,
        SEGMENT_PROBE,
        SEGMENT,
        ENTRY_PROBE,
        ENTRY,
        HEADER,
        BATCH,
        RANGE,
        NOTHING
    }

    /// This step is `kind` or comes behind it.
    public boolean reached(Kind wanted) {
        return kind.compareTo(wanted) >= 0;
    }
}
