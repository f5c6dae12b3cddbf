package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What of a log is in the page cache, as far as it was looked at.
///
/// ```
///   each second, on the lab's thread:   segments in view, wide ones in many parts, longest not seen first   <= 60 ms
///                                       then the others, a few after the last                               <= 40 ms
/// ```
///
/// So a log of 8 segments is known within a second, one of 10,000 in some, and nobody waits for a look. Belongs to the
/// window's thread; a look that still runs is not asked for again.
public final class LogResidency {
    private static final long SEEN_BUDGET_NS = 60_000_000;
    private static final long OTHERS_BUDGET_NS = 40_000_000;
    private static final double PIXELS_PER_PART = 4;
    private static final int MOST_PARTS = 512;

    private final Map<Long, LogWarmth> known = new HashMap<>();
    private LogWarmthSums sums = LogWarmthSums.NONE;
    private int next;
    private int log;
    private boolean looking;

    /// A file to look at.
    private record Wish(long baseOffset, Path file, int parts) {}

    /// What a look found.
    private record Look(Map<Long, LogWarmth> found, int others) {}

    /// Another log is looked at from now on.
    void clear() {
        known.clear();
        sums = LogWarmthSums.NONE;
        next = 0;
        log++;
    }

    public Optional<LogWarmth> of(LogOutline outline, int segment) {
        return Optional.ofNullable(known.get(outline.baseOffset(segment)));
    }

    /// The share of a stretch of segments that is cached, by their sizes; empty where none was looked at yet.
    public Optional<Double> share(LogOutline outline, int first, int count) {
        return sums(outline).share(first, first + count);
    }

    /// Segments that were looked at.
    public int seen(LogOutline outline) {
        return sums(outline).seen();
    }

    /// Made once for what a frame asks hundreds of times.
    private LogWarmthSums sums(LogOutline outline) {
        if (!sums.isOf(outline)) {
            forgetAllBut(outline);
            sums = LogWarmthSums.of(outline, known);
        }
        return sums;
    }

    private void forgetAllBut(LogOutline outline) {
        if (known.size() > outline.segmentCount()) {
            Set<Long> there = new HashSet<>();
            for (int i = 0; i < outline.segmentCount(); i++) {
                there.add(outline.baseOffset(i));
            }
            known.keySet().retainAll(there);
        }
    }

    /// Looks again, unless a look still runs; then `after` is called.
    void look(LabModel lab, EmbeddedLab engine, LogOutline outline, List<LogCell> cells, Runnable after) {
        if (looking) {
            return;
        }
        looking = true;
        int asked = log;
        List<Wish> inView = inView(outline, cells);
        List<Wish> others = others(outline);
        var _ = engine.ask(broker -> lookNow(inView, others))
                .whenComplete((look, failure) -> lab.window().execute(() -> {
                    looking = false;
                    if (failure == null && asked == log) {
                        known.putAll(look.found);
                        sums = LogWarmthSums.NONE;
                        next += look.others;
                        after.run();
                    }
                }));
    }

    private List<Wish> inView(LogOutline outline, List<LogCell> cells) {
        List<Wish> wishes = new ArrayList<>();
        for (LogCell cell : cells) {
            if (cell.isOne()) {
                int parts = (int) Math.clamp(cell.width() / PIXELS_PER_PART, 1, MOST_PARTS);
                wishes.add(wish(outline, cell.first(), parts));
            }
        }
        wishes.sort(Comparator.comparingLong(this::lastLookNs));
        return wishes;
    }

    private long lastLookNs(Wish wish) {
        LogWarmth warmth = known.get(wish.baseOffset);
        return warmth == null ? Long.MIN_VALUE : warmth.atNs();
    }

    private List<Wish> others(LogOutline outline) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < outline.segmentCount(); i++) {
            wishes.add(wish(outline, (next + i) % outline.segmentCount(), 1));
        }
        next %= outline.segmentCount();
        return wishes;
    }

    private static Wish wish(LogOutline outline, int segment, int parts) {
        return new Wish(outline.baseOffset(segment), outline.file(segment), parts);
    }

    private static Look lookNow(List<Wish> inView, List<Wish> others) {
        Map<Long, LogWarmth> found = new HashMap<>();
        lookFor(SEEN_BUDGET_NS, inView, found);
        int looked = lookFor(OTHERS_BUDGET_NS, others, found);
        return new Look(found, looked);
    }

    /// Returns how many there was time for.
    private static int lookFor(long budgetNs, List<Wish> wishes, Map<Long, LogWarmth> found) {
        long endNs = System.nanoTime() + budgetNs;
        int looked = 0;
        while (looked < wishes.size() && System.nanoTime() < endNs) {
            Wish wish = wishes.get(looked);
            if (!found.containsKey(wish.baseOffset)) {
                look(wish).ifPresent(warmth -> found.put(wish.baseOffset, warmth));
            }
            looked++;
        }
        return looked;
    }

    private static Optional<LogWarmth> look(Wish wish) {
        try {
            double[] parts = wish.parts == 1
                    ? new double[] {PageCache.residency(wish.file).fraction()}
                    : PageCache.heat(wish.file, wish.parts);
            return Optional.of(new LogWarmth(parts, System.nanoTime()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
