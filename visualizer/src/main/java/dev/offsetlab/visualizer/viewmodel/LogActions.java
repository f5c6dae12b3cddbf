package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.os.Eviction;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.engine.os.Residency;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What can be done to segments: cool them, warm them, roll the active one. One thing at a time, on a thread of its
/// own, that nobody interrupts; what came of it was looked at, not taken on trust.
public final class LogActions {
    private final LabModel lab;
    private final LogModel log;
    private final Optional<EmbeddedLab> engine;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");

    LogActions(LabModel lab, LogModel log) {
        this.lab = lab;
        this.log = log;
        this.engine = lab.engine();
    }

    /// Something runs now.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// How far it is, then what came of it; a line for people.
    public ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Why nothing can be evicted here; empty where it can.
    public Optional<String> evictionUnavailableBecause() {
        return PageCache.evictionUnavailableBecause();
    }

    void forget() {
        if (!busy.get()) {
            result.set("");
        }
    }

    /// Makes the selected segment cold.
    public void evictSelected() {
        withOutline((partition, outline) ->
                evict(partition, outline, log.selected().stream().boxed().toList()));
    }

    /// Makes every segment of the partition cold.
    public void evictAll() {
        withOutline((partition, outline) -> evict(
                partition,
                outline,
                IntStream.range(0, outline.segmentCount()).boxed().toList()));
    }

    /// Reads the selected segment, so that it is in memory again.
    public void warmSelected() {
        withOutline((partition, outline) -> log.selected().ifPresent(segment -> warm(outline.file(segment))));
    }

    /// Closes the active segment and starts the next.
    public void roll() {
        withOutline((partition, outline) -> rollNow(partition));
    }

    private void withOutline(BiConsumer<PartitionId, LogOutline> work) {
        if (engine.isPresent() && log.axis().isPresent()) {
            log.chosen()
                    .ifPresent(
                            partition -> work.accept(partition, log.axis().get().outline()));
        }
    }

    private void evict(PartitionId partition, LogOutline outline, List<Integer> segments) {
        run("Evicting", progress -> {
            List<Eviction> done = new ArrayList<>();
            for (int segment : segments) {
                progress.at((double) done.size() / segments.size(), stage("Evicting", done.size(), segments.size()));
                unmap(partition, outline.baseOffset(segment));
                done.add(PageCache.evict(outline.file(segment)));
            }
            return evicted(done);
        });
    }

    /// Mapped pages cannot be dropped. The broker's own thread lets go of them.
    private void unmap(PartitionId partition, long baseOffset) throws Exception {
        if (engine.isPresent()) {
            engine.get()
                    .ask(broker -> {
                        broker.topics()
                                .partition(partition.topic(), partition.partition())
                                .ifPresent(log -> log.unmap(baseOffset));
                        return true;
                    })
                    .get();
        }
    }

    private void warm(Path file) {
        run("Reading", progress -> {
            long startNs = System.nanoTime();
            long bytes = PageCache.warm(file);
            return warmed(bytes, System.nanoTime() - startNs, PageCache.residency(file));
        });
    }

    private void rollNow(PartitionId partition) {
        run(
                "Rolling",
                progress -> engine.orElseThrow()
                        .ask(broker -> rolled(broker.topics()
                                .partition(partition.topic(), partition.partition())
                                .orElseThrow(() -> new IllegalStateException(partition + " is gone"))))
                        .get());
    }

    private static String rolled(PartitionLog log) throws Exception {
        long before = log.outline().segmentCount();
        log.roll();
        return log.outline().segmentCount() == before
                ? "Nothing to roll: the active segment is empty."
                : "Rolled: the active segment now begins at offset " + LogText.count(log.logEndOffset()) + ".";
    }

    private void run(String what, Job.Work<String> work) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        result.set(what + " ...");
        Job<String> job =
                Job.start("segments", lab.window(), work, this::done, failure -> failed(what, failure), () -> {});
        job.stageProperty().addListener((property, before, now) -> result.set(now));
    }

    private void done(String text) {
        busy.set(false);
        result.set(text);
    }

    private void failed(String what, Throwable failure) {
        busy.set(false);
        result.set(what + " failed.");
        lab.notices().failed(what + " the segment", failure);
    }

    private static String stage(String what, int done, int all) {
        return all == 1 ? what + " ..." : what + " ... " + LogText.count(done) + " of " + LogText.count(all);
    }

    private static String evicted(List<Eviction> done) {
        long before = done.stream().mapToLong(one -> one.before().cachedPages()).sum();
        long after = done.stream().mapToLong(one -> one.after().cachedPages()).sum();
        String left = LogText.counted(before - after, "page") + " left the page cache";
        return done.stream()
                .flatMap(one -> one.why().stream())
                .findFirst()
                .map(why -> left + (done.size() == 1 ? "; " : ", " + LogText.count(after) + " stayed; of one segment ")
                        + why + ".")
                .orElse(before == 0 ? "It was cold already." : left + ": cold now.");
    }

    private static String warmed(long bytes, long tookNs, Residency now) {
        String rate = tookNs == 0 ? "" : " (" + LogText.bytes((long) (bytes * 1e9 / tookNs)) + "/s)";
        return "Read " + LogText.bytes(bytes) + " in " + LogText.milliseconds(tookNs) + rate + ": "
                + LogText.percent(now.fraction()) + " in the page cache.";
    }
}
