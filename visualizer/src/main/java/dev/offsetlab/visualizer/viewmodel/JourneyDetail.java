package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.source.SourceRef;
import java.util.List;

/// What the drawer shows of a stage, a hop or a call: in words, and the source that does it.
///
/// @param sources in the order in which they run
public record JourneyDetail(String title, String text, List<SourceRef> sources) {
    public JourneyDetail {
        sources = List.copyOf(sources);
    }

    static SourceRef source(String file, String member, String focus) {
        return new SourceRef(file, member, focus);
    }
}
