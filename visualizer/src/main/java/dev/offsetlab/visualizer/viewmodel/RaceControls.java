package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.feed.EngineView;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the race's sliders and switches change. Each follows the lab's plan, whoever changed it.
public final class RaceControls {
    private static final List<String> NUMBERS = List.of(
            "no",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen");

    private final LabModel lab;
    private final ReadOnlyIntegerWrapper recordBytes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper batchBytes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper bufferBytes = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<ReadMode> mode = new ReadOnlyObjectWrapper<>(ReadMode.DISCARD);
    private final ReadOnlyBooleanWrapper cold = new ReadOnlyBooleanWrapper();

    public RaceControls(LabModel lab) {
        this.lab = lab;
        lab.planProperty().addListener((property, before, now) -> follow(now));
        follow(lab.planProperty().get());
        lab.onSample(sample -> sample.engine().ifPresent(this::follow));
    }

    private void follow(EngineView engine) {
        bufferBytes.set(engine.bufferBytes());
        cold.set(engine.cold().isPresent());
    }

    private void follow(LoadPlan plan) {
        RaceLoad race = plan.race();
        recordBytes.set(race.recordBytes());
        batchBytes.set(race.batchBytes());
        mode.set(race.mode());
    }

    /// How many read now, or will when the load is started.
    public ReadOnlyIntegerProperty consumersProperty() {
        return lab.readersProperty();
    }

    public ReadOnlyIntegerProperty recordBytesProperty() {
        return recordBytes.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty batchBytesProperty() {
        return batchBytes.getReadOnlyProperty();
    }

    /// Of the copying paths; 0 for each path's own default.
    public ReadOnlyIntegerProperty bufferBytesProperty() {
        return bufferBytes.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ReadMode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /// The page cache is kept empty of the log.
    public ReadOnlyBooleanProperty coldProperty() {
        return cold.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty racingProperty() {
        return lab.racingProperty();
    }

    public void useConsumers(int wanted) {
        lab.useReaders(wanted);
    }

    public void useRecordBytes(int bytes) {
        change(race -> new RaceLoad(
                race.readers(), race.mode(), bytes, race.batchBytes(), race.fetchBytes(), race.topicBytes()));
    }

    public void useBatchBytes(int bytes) {
        change(race -> new RaceLoad(
                race.readers(), race.mode(), race.recordBytes(), bytes, race.fetchBytes(), race.topicBytes()));
    }

    public void useMode(ReadMode wanted) {
        change(race -> new RaceLoad(
                race.readers(), wanted, race.recordBytes(), race.batchBytes(), race.fetchBytes(), race.topicBytes()));
    }

    public void useBufferBytes(int bytes) {
        lab.engine()
                .ifPresent(
                        engine -> lab.then("Changing the copy buffer", engine.useBufferBytes(bytes), bufferBytes::set));
    }

    /// @param wanted evict the log from the page cache again and again; otherwise what is read stays
    public void useCold(boolean wanted) {
        lab.engine().ifPresent(engine -> engine.keepCold(wanted));
    }

    private void change(UnaryOperator<RaceLoad> how) {
        LoadPlan plan = lab.planProperty().get();
        RaceLoad wanted = how.apply(plan.race());
        if (!wanted.equals(plan.race())) {
            lab.usePlan(plan.withRace(wanted));
        }
    }

    public void start() {
        lab.startLoad();
    }

    public void stop() {
        lab.stopLoad();
    }

    /// `Start four consumers`.
    public String startText() {
        int wanted = lab.readersProperty().get();
        return "Start " + NUMBERS.get(wanted) + (wanted == 1 ? " consumer" : " consumers");
    }
}
