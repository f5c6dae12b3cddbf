package dev.offsetlab.exercises.ex03;

import dev.offsetlab.engine.log.RollRule.Active;
import dev.offsetlab.engine.log.RollRule.Incoming;
import dev.offsetlab.engine.log.RollRule.Limits;
import dev.offsetlab.engine.log.RollRule.Reason;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A log that rolls as the student says, and knows when that is too early or too late.
final class WrittenLog {
    private static final long START_MS = 1_700_000_000_000L;

    private final int segmentBytes;
    private final List<Long> baseOffsets = new ArrayList<>(List.of(0L));
    private final List<Long> sizes = new ArrayList<>(List.of(0L));
    private long nextOffset;

    WrittenLog(int segmentBytes) {
        this.segmentBytes = segmentBytes;
    }

    RollCase question(int sizeBytes, int offsets) {
        OptionalLong first = sizes.getLast() == 0 ? OptionalLong.empty() : OptionalLong.of(START_MS);
        return new RollCase(
                new Active(baseOffsets.getLast(), sizes.getLast(), first, START_MS, false),
                new Incoming(sizeBytes, nextOffset + offsets - 1, START_MS + nextOffset),
                new Limits(segmentBytes, 604_800_000),
                START_MS + nextOffset);
    }

    void append(RollCase question, Optional<Reason> got, Seed seed) {
        boolean right = !question.reasons().isEmpty();
        boolean rolls = got != null && got.isPresent();
        if (rolls != right) {
            picture(question, seed, rolls)
                    .fail(
                            right ? "a new segment before this batch" : "the batch in the active segment",
                            rolls ? "a new segment before it" : "the batch in the active segment");
        }
        if (rolls) {
            baseOffsets.add(nextOffset);
            sizes.add(0L);
        }
        sizes.set(sizes.size() - 1, sizes.getLast() + question.incoming().sizeBytes());
        nextOffset = question.incoming().lastOffset() + 1;
    }

    private Expectation picture(RollCase question, Seed seed, boolean rolls) {
        Expectation expectation = Finding.of("where a log of segments of " + segmentBytes + " bytes rolls")
                .in("reason")
                .seed(seed)
                .why("A segment is closed by the batch that no longer fits, not by the one that fills it.")
                .field("size of the file", sizes.getLast())
                .field("size of the batch", question.incoming().sizeBytes())
                .field("segment.bytes", segmentBytes);
        int first = Math.max(0, sizes.size() - 3);
        for (int i = first; i < sizes.size(); i++) {
            long end = i + 1 < sizes.size() ? baseOffsets.get(i + 1) : nextOffset;
            expectation.segment(baseOffsets.get(i), end, sizes.get(i), List.of());
        }
        int active = sizes.size() - 1 - first;
        return rolls
                ? expectation.wrongMark(active, sizes.getLast(), "rolled here")
                : expectation.wrongMark(active, sizes.getLast(), "not rolled here");
    }
}
