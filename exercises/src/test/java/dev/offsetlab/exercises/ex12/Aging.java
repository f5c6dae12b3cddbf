package dev.offsetlab.exercises.ex12;

import dev.offsetlab.engine.log.RetentionRule.AgingSegment;
import dev.offsetlab.engine.log.RetentionRule.Limits;
import dev.offsetlab.lessons.grade.kit.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A log as the rule sees it, with the right answer found by looking at each count in turn.
///
/// @param asked how often each segment was asked for its youngest record
record Aging(List<Segment> segments, List<Long> asked) {
    /// One segment.
    record Segment(long baseOffset, long sizeBytes, long timestampMs, List<Long> asked) implements AgingSegment {
        @Override
        public long newestMs() {
            asked.add(baseOffset);
            return timestampMs;
        }
    }

    Aging() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    /// A further segment: the one that is added last is the active one.
    Aging with(long baseOffset, long sizeBytes, long timestampMs) {
        segments.add(new Segment(baseOffset, sizeBytes, timestampMs, asked));
        return this;
    }

    static Aging random(Random random) {
        Aging log = new Aging();
        int count = 1 + random.nextInt(8);
        long offset = random.nextInt(100);
        for (int i = 0; i < count; i++) {
            boolean emptyActive = i == count - 1 && random.nextInt(3) == 0;
            log.with(offset, emptyActive ? 0 : 10 * (1 + random.nextInt(9)), i * 100L + random.nextInt(300) - 150);
            offset += 1 + random.nextInt(50);
        }
        return log;
    }

    /// Counts down from "all go": is there a reason for each of them?
    int oracle(Limits limits, long logStartOffset, long nowMs) {
        int most = 0;
        for (int count = 1; count <= segments.size(); count++) {
            List<Segment> going = segments.subList(0, count);
            List<Segment> rest = segments.subList(count, segments.size());
            boolean byStart = !rest.isEmpty() && rest.getFirst().baseOffset <= logStartOffset;
            boolean byTime = limits.delete()
                    && limits.retentionMs() >= 0
                    && going.stream().allMatch(segment -> segment.timestampMs + limits.retentionMs() < nowMs);
            boolean bySize = limits.delete()
                    && limits.retentionBytes() >= 0
                    && rest.stream().mapToLong(Segment::sizeBytes).sum() >= limits.retentionBytes();
            most = byStart || byTime || bySize ? count : most;
        }
        return most == segments.size() && segments.getLast().sizeBytes == 0 ? most - 1 : most;
    }

    /// Asks the student's rule, and judges the answer.
    void check(Expectation finding, int right, Limits limits, long logStartOffset, long nowMs) throws Exception {
        int got = Retention.expired(segments, limits, logStartOffset, nowMs);
        if (got == right) {
            return;
        }
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            long end = i + 1 < segments.size() ? segments.get(i + 1).baseOffset : segment.baseOffset + 1;
            finding.segment(segment.baseOffset, end, segment.sizeBytes, List.of());
            finding.field(
                    "segment " + segment.baseOffset + (i + 1 == segments.size() ? ", active" : ""),
                    segment.sizeBytes + " bytes, youngest " + segment.timestampMs);
        }
        mark(finding, right, "stays from here on", false);
        mark(finding, got, "yours", true);
        finding.in("expired")
                .field("log start offset", logStartOffset)
                .field("now", nowMs)
                .field("limits", limits)
                .fail(right + " of " + segments.size() + " segments go", got + " go");
    }

    private void mark(Expectation finding, int count, String label, boolean wrong) {
        int last = segments.size() - 1;
        boolean all = count > last;
        int segment = Math.clamp(count, 0, last);
        long position = all ? segments.get(last).sizeBytes : 0;
        if (wrong) {
            finding.wrongMark(segment, position, label);
        } else {
            finding.mark(segment, position, label);
        }
    }
}
