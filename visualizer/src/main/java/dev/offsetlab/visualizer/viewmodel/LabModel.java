package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.observe.PartFailures;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.feed.EngineView;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.load.LoadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What all pages share: the newest sample, the broker's state, the path in force, the load that is wanted. Pages hear
/// of each sample by [#onSample].
public final class LabModel {
    private static final int FIRST_READERS = 4;

    private final WindowThread window;
    private final Optional<EmbeddedLab> engine;
    private final Notices notices;
    private final List<Consumer<LabSample>> listeners = new ArrayList<>();
    private final ReadOnlyObjectWrapper<LabSample> sample;
    private final ReadOnlyObjectWrapper<BrokerView> broker;
    private final ReadOnlyStringWrapper path = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<LoadPlan> plan = new ReadOnlyObjectWrapper<>(LoadPlan.NONE);
    private final ReadOnlyBooleanWrapper racing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper readers = new ReadOnlyIntegerWrapper(FIRST_READERS);
    private final ObservableList<PathChoice> paths = FXCollections.observableArrayList(PathChoice.ofThisMachine());
    private final ObservableList<PathChoice> readOnlyPaths = FXCollections.unmodifiableObservableList(paths);
    private final OwnCodeNotices failures;
    private int pathChanges = DataPaths.changes();

    /// @param engine the lab's own broker; empty where a cluster is looked at
    public LabModel(WindowThread window, Optional<EmbeddedLab> engine, Notices notices) {
        this.window = window;
        this.engine = engine;
        this.notices = notices;
        this.failures = new OwnCodeNotices(notices, PartFailures::last, System::nanoTime);
        BrokerView nothing = new BrokerView(BrokerView.State.STARTING, "", "starting");
        this.sample = new ReadOnlyObjectWrapper<>(LabSample.none(nothing));
        this.broker = new ReadOnlyObjectWrapper<>(nothing);
    }

    /// The feed's doorway.
    public void accept(LabSample newest) {
        sample.set(newest);
        broker.set(newest.broker());
        lookForPaths();
        failures.look();
        newest.engine().map(EngineView::path).ifPresent(path::set);
        List.copyOf(listeners).forEach(listener -> listener.accept(newest));
    }

    /// A student's path comes and goes while the window is open.
    private void lookForPaths() {
        int changes = DataPaths.changes();
        if (changes != pathChanges) {
            pathChanges = changes;
            paths.setAll(PathChoice.ofThisMachine());
        }
    }

    /// Called with each sample from now on, on the window's thread.
    public void onSample(Consumer<LabSample> listener) {
        listeners.add(listener);
    }

    /// The lab's own broker. Empty where a cluster is looked at: then pages say what only the engine can tell.
    public Optional<EmbeddedLab> engine() {
        return engine;
    }

    public Notices notices() {
        return notices;
    }

    public WindowThread window() {
        return window;
    }

    /// The data paths of this machine, a student's among them while it is put in.
    public ObservableList<PathChoice> paths() {
        return readOnlyPaths;
    }

    public ReadOnlyObjectProperty<LabSample> sampleProperty() {
        return sample.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<BrokerView> brokerProperty() {
        return broker.getReadOnlyProperty();
    }

    /// Name of the path in force, empty while unknown.
    public ReadOnlyStringProperty pathProperty() {
        return path.getReadOnlyProperty();
    }

    /// Switches the broker's path while traffic runs.
    public void usePath(String name) {
        engine.ifPresent(lab -> then("Switching to " + name, lab.usePath(name), done -> {}));
    }

    /// Brings the answer to the window's thread; a failure becomes a notice.
    ///
    /// @param what for the notice, as in "Evicting the segment"
    public <T> void then(String what, CompletableFuture<T> answer, Consumer<T> onDone) {
        var _ = answer.whenComplete((result, failure) -> window.execute(() -> {
            if (failure == null) {
                onDone.accept(result);
            } else {
                notices.failed(what, failure);
            }
        }));
    }

    /// All the traffic that is wanted now.
    public ReadOnlyObjectProperty<LoadPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// Readers are wanted.
    public ReadOnlyBooleanProperty racingProperty() {
        return racing.getReadOnlyProperty();
    }

    public void usePlan(LoadPlan wanted) {
        plan.set(wanted);
        racing.set(wanted.race().readers() > 0);
        if (racing.get()) {
            readers.set(wanted.race().readers());
        }
        engine.ifPresent(lab -> lab.load(wanted));
    }

    /// How many readers there are while the load is on.
    public ReadOnlyIntegerProperty readersProperty() {
        return readers.getReadOnlyProperty();
    }

    /// Takes effect at once where the load is on, else when it is started.
    public void useReaders(int wanted) {
        readers.set(wanted);
        if (racing.get()) {
            startLoad();
        }
    }

    /// The load switch of the strip.
    public void toggleLoad() {
        if (racing.get()) {
            stopLoad();
        } else {
            startLoad();
        }
    }

    public void startLoad() {
        usePlan(plan.get().withRace(plan.get().race().withReaders(readers.get())));
    }

    public void stopLoad() {
        usePlan(plan.get().withRace(plan.get().race().withReaders(0)));
    }
}
