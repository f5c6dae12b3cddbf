package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.EngineView;
import dev.offsetlab.visualizer.feed.LabSample;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The live race: makes rates of the samples' running totals, keeps them for a minute, and says what the path in force
/// costs.
///
/// A figure never holds two paths or two conditions: the span between two samples in which either changed belongs to
/// nobody, and everything is measured anew from there on.
public final class RaceModel {
    /// What the readers do after a change of load that has not reached them yet is nobody's.
    private static final double SETTLE_SECONDS = 0.5;

    /// With less in a second, what the broker does beside delivering would draw a spike of its own.
    private static final long LEAST_DRAWN_BYTES = 8_000_000;

    private final LabModel lab;
    private final RaceHistory history = new RaceHistory();
    private final RatesWindow window = new RatesWindow();
    private final RaceLegs legs = new RaceLegs();
    private final ReadOnlyObjectWrapper<RaceAnswer> answer = new ReadOnlyObjectWrapper<>(RaceAnswer.NOTHING);
    private @Nullable RatesTotals previous;
    private @Nullable RaceConditions conditions;
    private double settling;

    public RaceModel(LabModel lab) {
        this.lab = lab;
        lab.onSample(this::accept);
        lab.planProperty().addListener((property, before, now) -> answerAgain());
    }

    private void accept(LabSample sample) {
        RatesTotals earlier = previous;
        RatesTotals totals = RatesTotals.of(sample).orElse(null);
        previous = totals;
        if (totals == null) {
            conditions = null;
            breakOff();
        } else {
            RaceConditions now = conditionsOf(sample);
            if (earlier != null) {
                span(earlier, totals, now, !isFilling(sample));
            } else {
                history.mark(totals.path());
            }
            conditions = now;
        }
        answerAgain();
    }

    /// Of the load's work, filling the log costs the broker most, and delivers next to nothing.
    private static boolean isFilling(LabSample sample) {
        return sample.load().filter(report -> report.progress() < 1).isPresent();
    }

    private void span(RatesTotals earlier, RatesTotals totals, RaceConditions now, boolean delivering) {
        double elapsed = totals.secondsSince(earlier);
        history.advance(elapsed);
        if (!totals.path().equals(earlier.path())) {
            history.mark(totals.path());
        }
        boolean changed = !now.equals(conditions);
        settling = changed ? SETTLE_SECONDS : Math.max(0, settling - elapsed);
        String path = totals.pathSince(earlier);
        boolean gap = elapsed > RaceHistory.GAP_SECONDS || !totals.continues(earlier);
        if (gap || settling > 0 || !legs.continuesWith(path, now)) {
            breakOff();
            legs.begin(path, now);
        }
        if (!gap && settling == 0) {
            Rates span = totals.since(earlier);
            if (delivering) {
                legs.add(span);
            }
            window.add(span);
            history.add(path, window.sum(), delivering && window.sum().sentBytes() >= LEAST_DRAWN_BYTES);
        }
    }

    private void breakOff() {
        window.clear();
        history.cut();
    }

    private RaceConditions conditionsOf(LabSample sample) {
        return new RaceConditions(
                lab.planProperty().get().race(),
                sample.engine().map(EngineView::bufferBytes).orElse(0),
                sample.engine().flatMap(EngineView::cold).isPresent(),
                sample.load()
                        .map(report -> report.state() + " " + report.readers())
                        .orElse(""));
    }

    private void answerAgain() {
        answer.set(RaceAnswers.of(lab, window.sum(), legs));
    }

    public ReadOnlyObjectProperty<RaceAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// The last minute. It changes with each sample.
    public RaceHistory history() {
        return history;
    }

    /// The last second; NaN while it is not whole.
    public double now(RaceFigure figure) {
        return figure.of(window.sum());
    }

    /// Since the last switch or change of load; NaN until that is a second ago.
    public double sinceSwitch(RaceFigure figure) {
        return legs.now().hasResult() ? figure.of(legs.now().rates()) : Double.NaN;
    }

    /// The path that sent nearly all since the last switch, which is `tls` for clients that came so; empty while none
    /// did.
    public String pathAtWork() {
        return legs.now().path();
    }

    /// Since the last switch as a ratio of the leg before. NaN while there are not two, or the one before was
    /// zero.
    public double ratio(RaceFigure figure) {
        Optional<RaceLegs.Leg> before = legs.before();
        double base = before.isPresent() ? figure.of(before.get().rates()) : 0;
        return base > 0 ? sinceSwitch(figure) / base : Double.NaN;
    }

    /// By path: the newest result under the conditions of now.
    public Map<String, Rates> results() {
        return legs.comparable();
    }
}
