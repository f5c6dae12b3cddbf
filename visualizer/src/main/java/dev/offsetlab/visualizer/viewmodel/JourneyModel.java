package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.EngineView;
import dev.offsetlab.visualizer.feed.LabSample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Who touches the bytes: the route of the path in force with what it does now, beside another with what it did when it
/// was in force last.
///
/// It watches all samples, also while its page is hidden: so the other path's figures are there when they are wanted.
/// New lanes twice a second, and at once when the path changes: figures that people read.
public final class JourneyModel {
    private static final long PUBLISH_NS = 450_000_000;
    private static final String FIRST_OTHER = "sendfile";
    private static final String SECOND_OTHER = "heap";

    private final LabModel lab;
    private final Supplier<OptionalLong> diskBytes;
    private final JourneyMeter meter = new JourneyMeter();
    private final ReadOnlyObjectWrapper<JourneyLane> inForce;
    private final ReadOnlyObjectWrapper<JourneyLane> other;
    private final ReadOnlyObjectWrapper<JourneyScale> scale = new ReadOnlyObjectWrapper<>(JourneyScale.of(0, 0));
    private final ReadOnlyLongWrapper published = new ReadOnlyLongWrapper();
    private long publishedNs;

    /// @param diskBytes what the storage was made to read so far; empty where the system does not tell
    public JourneyModel(LabModel lab, Supplier<OptionalLong> diskBytes) {
        this.lab = lab;
        this.diskBytes = diskBytes;
        String path = lab.pathProperty().get().isEmpty()
                ? SECOND_OTHER
                : lab.pathProperty().get();
        this.inForce = new ReadOnlyObjectWrapper<>(lane(path, true));
        this.other = new ReadOnlyObjectWrapper<>(lane(path.equals(FIRST_OTHER) ? SECOND_OTHER : FIRST_OTHER, false));
        lab.onSample(this::accept);
    }

    private void accept(LabSample sample) {
        meter.accept(sample, diskBytes.get());
        String path = sample.engine().map(EngineView::path).orElse(inForcePath());
        boolean switched = !path.equals(inForcePath());
        if (switched && path.equals(otherPath())) {
            publish(path, inForcePath(), sample);
        } else if (switched || sample.atNs() - publishedNs >= PUBLISH_NS) {
            publish(path, otherPath(), sample);
        }
    }

    private void publish(String path, String otherPath, LabSample sample) {
        publishedNs = sample.atNs();
        JourneyLane now = lane(path, true);
        JourneyLane beside = lane(otherPath, false);
        scale.set(JourneyScale.of(
                most(now, beside, JourneyRates::sentBytesPerS), most(now, beside, JourneyRates::modeSwitchesPerS)));
        inForce.set(now);
        other.set(beside);
        published.set(published.get() + 1);
    }

    private static double most(JourneyLane one, JourneyLane two, ToDoubleFunction<JourneyRates> figure) {
        return Math.max(
                one.rates().map(figure::applyAsDouble).orElse(0.0),
                two.rates().map(figure::applyAsDouble).orElse(0.0));
    }

    private JourneyLane lane(String path, boolean isInForce) {
        Optional<JourneyRates> rates =
                isInForce ? meter.now(path) : meter.now(path).or(() -> meter.kept(path));
        Duration age = rates.map(measured -> Duration.between(
                        measured.at(), lab.sampleProperty().get().at()))
                .orElse(Duration.ZERO);
        return new JourneyLane(JourneyRoutes.of(path), rates, age, isInForce);
    }

    private String inForcePath() {
        return inForce.get().route().path();
    }

    private String otherPath() {
        return other.get().route().path();
    }

    /// Bytes move now by the path in force.
    public boolean isMoving() {
        return inForce.get().rates().isPresent();
    }

    /// The lab's own broker is looked at: only it tells how its bytes go.
    public boolean isOwnBroker() {
        return lab.engine().isPresent();
    }

    /// Paths that the one in force can be set beside.
    public List<PathChoice> choices() {
        return lab.paths();
    }

    /// Shows `path` beside the one in force; where it is that one, nothing changes.
    public void compareWith(String path) {
        if (!path.equals(inForcePath())) {
            publish(inForcePath(), path, lab.sampleProperty().get());
        }
    }

    /// Puts the other path in force; the lanes change places when the broker says so.
    public void switchToOther() {
        lab.usePath(otherPath());
    }

    public ReadOnlyObjectProperty<JourneyLane> inForceProperty() {
        return inForce.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<JourneyLane> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /// Changes when the lanes and the scale have: one change for all of them.
    public ReadOnlyLongProperty publishedProperty() {
        return published.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<JourneyScale> scaleProperty() {
        return scale.getReadOnlyProperty();
    }
}
