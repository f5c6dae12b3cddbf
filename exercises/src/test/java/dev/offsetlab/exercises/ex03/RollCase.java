package dev.offsetlab.exercises.ex03;

import dev.offsetlab.engine.log.RollRule.Active;
import dev.offsetlab.engine.log.RollRule.Incoming;
import dev.offsetlab.engine.log.RollRule.Limits;
import dev.offsetlab.engine.log.RollRule.Reason;
import dev.offsetlab.lessons.grade.kit.Expectation;
import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Seed;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/// One question to the rule, and all answers that are right.
record RollCase(Active active, Incoming incoming, Limits limits, long nowMs) {
    private static final long WEEK_MS = 604_800_000;

    /// Nothing speaks against the batch: 10,000 of 1,000,000 bytes, an hour of a week.
    static RollCase calm() {
        return new RollCase(
                new Active(1_500, 10_000, OptionalLong.of(1_000_000), 1_000_000, false),
                new Incoming(2_000, 1_540, 4_600_000),
                new Limits(1_000_000, WEEK_MS),
                4_600_000);
    }

    /// Near every limit, on either side of it.
    static RollCase random(Random random) {
        long base = random.nextLong(1L << 60);
        int segmentBytes = random.nextBoolean() ? Integer.MAX_VALUE : 10_000 + random.nextInt(1 << 20);
        int batchBytes = 100 + random.nextInt(5_000);
        long room = segmentBytes - batchBytes;
        long sizeBytes = random.nextInt(4) == 0 ? 0 : Math.max(1, room + near(random));
        long lastOffset = base + (random.nextInt(4) == 0 ? Integer.MAX_VALUE + near(random) : random.nextInt(1_000));
        long firstMs = 1_700_000_000_000L + random.nextInt(1_000_000);
        long createdMs = firstMs + random.nextInt(2_000_000_000);
        long segmentMs = 1 + random.nextInt(1_000_000_000);
        boolean timed = random.nextInt(3) > 0;
        return new RollCase(
                new Active(
                        base,
                        sizeBytes,
                        timed && sizeBytes > 0 ? OptionalLong.of(firstMs) : OptionalLong.empty(),
                        createdMs,
                        random.nextInt(8) == 0),
                new Incoming(batchBytes, lastOffset, firstMs + segmentMs + near(random)),
                new Limits(segmentBytes, segmentMs),
                createdMs + segmentMs + near(random));
    }

    private static long near(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> -1;
            case 3 -> -random.nextInt(3_000);
            default -> random.nextInt(3_000);
        };
    }

    RollCase size(long sizeBytes) {
        return active(new Active(
                active.baseOffset(), sizeBytes, active.firstTimestampMs(), active.createdMs(), active.indexFull()));
    }

    RollCase active(Active other) {
        return new RollCase(other, incoming, limits, nowMs);
    }

    RollCase incoming(int sizeBytes, long lastOffset, long maxTimestampMs) {
        return new RollCase(active, new Incoming(sizeBytes, lastOffset, maxTimestampMs), limits, nowMs);
    }

    RollCase limits(int segmentBytes, long segmentMs) {
        return new RollCase(active, incoming, new Limits(segmentBytes, segmentMs), nowMs);
    }

    RollCase now(long ms) {
        return new RollCase(active, incoming, limits, ms);
    }

    /// Every reason that holds, each by itself.
    Set<Reason> reasons() {
        Set<Reason> all = EnumSet.noneOf(Reason.class);
        if (active.sizeBytes() == 0) {
            return all;
        }
        if (incoming.sizeBytes() > limits.segmentBytes() - active.sizeBytes()) {
            all.add(Reason.SEGMENT_BYTES);
        }
        if (incoming.lastOffset() > active.baseOffset() + Integer.MAX_VALUE) {
            all.add(Reason.RELATIVE_OFFSET);
        }
        if (active.indexFull()) {
            all.add(Reason.INDEX_FULL);
        }
        if (ageMs() > limits.segmentMs()) {
            all.add(Reason.SEGMENT_MS);
        }
        return all;
    }

    private long ageMs() {
        return active.firstTimestampMs().isPresent()
                ? incoming.maxTimestampMs() - active.firstTimestampMs().getAsLong()
                : nowMs - active.createdMs();
    }

    /// Holds the student's answer against it.
    void judge(Optional<Reason> got, String why, Seed seed) {
        Set<Reason> right = reasons();
        boolean holds = got != null && (got.isPresent() ? right.contains(got.get()) : right.isEmpty());
        String expected = right.isEmpty() ? "it is not closed" : "it is closed: " + right;
        evidence(why, seed)
                .holds(
                        holds,
                        expected,
                        got == null
                                ? "nothing (null)"
                                : got.map(reason -> "it is closed: " + reason).orElse("it is not closed"));
    }

    private Expectation evidence(String why, Seed seed) {
        long sizeBytes = active.sizeBytes();
        Expectation expectation = Finding.of("whether the active segment is closed before the batch")
                .in("reason")
                .why(why)
                .field("base offset", active.baseOffset())
                .field("size of the file", sizeBytes)
                .field("size of the batch", incoming.sizeBytes())
                .field("segment.bytes", limits.segmentBytes())
                .field("last offset of the batch", incoming.lastOffset())
                .field("index full", active.indexFull())
                .field(
                        "first timestamp",
                        active.firstTimestampMs().isPresent()
                                ? active.firstTimestampMs().getAsLong()
                                : "none")
                .field("max timestamp of the batch", incoming.maxTimestampMs())
                .field("made at", active.createdMs())
                .field("now", nowMs)
                .field("segment.ms", limits.segmentMs())
                .segment(active.baseOffset(), incoming.lastOffset() + 1, sizeBytes + incoming.sizeBytes(), List.of())
                .mark(0, sizeBytes, "the batch would begin here");
        return seed == null ? expectation : expectation.seed(seed);
    }
}
