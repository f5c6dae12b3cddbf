package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.feed.EmbeddedLab.FetchesWatched;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// The log of one partition as its page shows it: the axis and what is seen of it, what is warm, who reads
/// where, which segment is selected.
///
/// ```
///   sample (10/s) --> choice, readers --> outline, asked of the broker 5/s --> axis --> viewport --> cells
///                                         heat, asked 1/s (4/s while something is evicted or read)
/// ```
///
/// Without an engine there are no segments to be had: then the log is one stretch from log start to log end.
public final class LogModel {
    private final LabModel lab;
    private final Optional<EmbeddedLab> engine;
    private final LogChoice choice = new LogChoice();
    private final LogViewport viewport = new LogViewport();
    private final LogResidency residency = new LogResidency();
    private final LogIndexes indexes = new LogIndexes();
    private final LogAsks asks;
    private final LogSelection selection;
    private final LogActions actions;
    private final ReadOnlyLongWrapper frame = new ReadOnlyLongWrapper();
    private Optional<LogAxis> axis = Optional.empty();
    private List<LogReader> readers = List.of();
    private LogScale scale = LogScale.BYTES;
    private Optional<FetchesWatched> watched = Optional.empty();
    private boolean shown;

    public LogModel(LabModel lab) {
        this.lab = lab;
        this.engine = lab.engine();
        this.actions = new LogActions(lab, this);
        this.asks = new LogAsks(lab);
        this.selection = new LogSelection(this::changed);
        choice.chosenProperty().addListener((property, before, now) -> startOver());
        lab.onSample(this::accept);
    }

    /// While nobody sees the page nothing is asked and nothing drawn.
    public void show(boolean seen) {
        shown = seen;
        changed();
        if (seen && watched.isEmpty()) {
            watched = engine.map(EmbeddedLab::watchFetches);
        } else if (!seen) {
            watched.ifPresent(FetchesWatched::close);
            watched = Optional.empty();
        }
    }

    private void accept(LabSample sample) {
        choice.accept(sample);
        Optional<PartitionView> view = choice.view();
        if (!shown) {
            return;
        }
        if (view.isEmpty()) {
            changed();
            return;
        }
        if (engine.isPresent()) {
            ask(engine.get(), sample.atNs());
        } else {
            use(new LogOutline(
                    Path.of(""),
                    new long[] {view.get().logStartOffset()},
                    new long[] {Math.max(0, view.get().sizeBytes())},
                    view.get().logStartOffset(),
                    view.get().logEndOffset()));
        }
        chosen().ifPresent(id -> readers =
                LogReader.of(sample, id.topic(), id.partition(), view.get().logEndOffset()));
        changed();
    }

    private void ask(EmbeddedLab broker, long nowNs) {
        chosen().ifPresent(id -> asks.outline(broker, id, nowNs, (asked, outline) -> {
            if (chosen().filter(asked::equals).isPresent()) {
                use(outline);
            }
        }));
        boolean busy = actions.busyProperty().get();
        if (axis.isPresent() && asks.heatDue(nowNs, busy)) {
            residency.look(lab, broker, axis.get().outline(), cells(), this::changed);
        }
    }

    private void use(LogOutline outline) {
        boolean fresh = axis.isEmpty();
        LogAxis next = new LogAxis(outline, segmentsKnown() ? scale : LogScale.OFFSETS);
        axis = Optional.of(next);
        if (fresh) {
            viewport.start(next);
            asks.hurryHeat();
        } else {
            viewport.use(next);
        }
        changed();
    }

    private void startOver() {
        axis = Optional.empty();
        readers = List.of();
        residency.clear();
        indexes.clear();
        selection.clear();
        actions.forget();
        asks.hurryOutline();
        changed();
    }

    /// What is drawn has changed.
    private void changed() {
        frame.set(frame.get() + 1);
    }

    /// Grows whenever there is something new to draw.
    public ReadOnlyLongProperty frameProperty() {
        return frame.getReadOnlyProperty();
    }

    public LogChoice choice() {
        return choice;
    }

    public LogSelection selection() {
        return selection;
    }

    public LogActions actions() {
        return actions;
    }

    public LogResidency residency() {
        return residency;
    }

    public LogIndexes indexes() {
        return indexes;
    }

    /// Change it through [#move], so that the drawing follows.
    public LogViewport viewport() {
        return viewport;
    }

    /// Zooms, pans, follows.
    public void move(Consumer<LogViewport> how) {
        how.accept(viewport);
        changed();
    }

    BrokerView broker() {
        return lab.brokerProperty().get();
    }

    boolean loadIsWanted() {
        return lab.racingProperty().get();
    }

    public Optional<PartitionId> chosen() {
        return choice.chosenProperty().get();
    }

    /// Empty until the log was looked at.
    public Optional<LogAxis> axis() {
        return axis;
    }

    /// Only the lab's own engine tells segments, index and page cache.
    public boolean segmentsKnown() {
        return engine.isPresent();
    }

    public LogScale scale() {
        return segmentsKnown() ? scale : LogScale.OFFSETS;
    }

    public void scale(LogScale wanted) {
        scale = wanted;
        axis.ifPresent(now -> use(now.outline()));
    }

    /// Who reads this partition, by position.
    public List<LogReader> readers() {
        return readers;
    }

    /// The boxes of the drawing now.
    public List<LogCell> cells() {
        return axis.map(now -> new LogLayout(now, viewport).cells()).orElse(List.of());
    }

    public List<LogMark> marks() {
        return axis.map(now -> LogMark.of(readers, now, viewport)).orElse(List.of());
    }

    /// Asks for the indexes of segments that are drawn large enough for their entries.
    public void wantIndexes(List<Integer> segments) {
        if (axis.isPresent() && engine.isPresent() && chosen().isPresent()) {
            indexes.read(lab, engine.get(), chosen().get(), axis.get().outline(), segments, this::changed);
        }
    }

    /// What lies under a pixel.
    public Optional<LogHit> hit(double x) {
        return axis.map(now -> LogHit.at(now, indexes, viewport.coordinate(x)));
    }

    public OptionalInt selected() {
        return axis.map(now -> selection.segment(now.outline())).orElse(OptionalInt.empty());
    }

    /// The selected segment in words; empty where there are none to be had.
    public Optional<SegmentDetail> detail() {
        return selected().stream()
                .filter(segment -> segmentsKnown())
                .mapToObj(segment -> SegmentDetail.of(axis.orElseThrow().outline(), segment, residency, indexes))
                .findFirst();
    }

    /// Selects the segment of an offset and shows where the offset lies. One that is not in the log is moved
    /// to its nearer end, and [LogSelection#remark] says so.
    public void point(long offset) {
        axis.ifPresent(now -> {
            LogOutline outline = now.outline();
            long there = Math.clamp(
                    offset, outline.logStartOffset(), Math.max(outline.logStartOffset(), outline.logEndOffset()));
            selection.select(outline.baseOffset(outline.segmentOf(there)));
            selection.point(OptionalLong.of(there), LogSummary.pointed(outline, offset, segmentsKnown()));
        });
    }
}
