package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.log.SearchTrace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;

/// The search for one offset, played step by step.
///
/// ```
///   search  -->  asked of the broker  -->  steps, the first one shown  -->  play | next | back | last
/// ```
///
/// Time is the view's: while [#playingProperty()] it calls [#next()] every [#stepMs()].
public final class SearchModel {
    /// What a Kafka consumer asks for from one partition, unless told otherwise.
    public static final int MAX_BYTES = 1 << 20;

    private final LabModel lab;
    private final ObservableBooleanValue motion;
    private final ReadOnlyObjectWrapper<Optional<Place>> place = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SearchTrace>> trace = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SearchStep>> step = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ObjectProperty<SearchSpeed> speed = new SimpleObjectProperty<>(SearchSpeed.NORMAL);
    private final BooleanProperty playWhenFound = new SimpleBooleanProperty(true);
    private List<SearchStep> steps = List.of();
    private int asked;

    /// An offset of one partition.
    public record Place(String topic, int partition, long offset) {
        public Place at(long other) {
            return new Place(topic, partition, other);
        }

        /// As the partition's folder is called.
        public String partitionName() {
            return topic + "-" + partition;
        }
    }

    /// @param motion false: to play is to see the end at once
    public SearchModel(LabModel lab, ObservableBooleanValue motion) {
        this.lab = lab;
        this.motion = motion;
    }

    /// Asks the broker; the answer replaces what is shown, and is played.
    public void search(Place wanted) {
        place.set(Optional.of(wanted));
        problem.set("");
        playing.set(false);
        int mine = ++asked;
        lab.engine()
                .ifPresentOrElse(
                        engine -> lab.then(
                                "The search",
                                engine.ask(broker -> log(broker, wanted).explain(wanted.offset(), MAX_BYTES)),
                                found -> {
                                    if (mine == asked) {
                                        show(found);
                                    }
                                }),
                        () -> problem.set("Only the lab's own broker can be looked into. Start ./lab without a"
                                + " bootstrap address."));
    }

    /// The same partition, another offset, as somebody typed it.
    public void search(String typed) {
        OptionalLong offset = SearchText.offset(typed);
        if (offset.isEmpty()) {
            problem.set("\"" + typed.strip() + "\" is no offset: type a number such as 1523.");
        } else {
            place.get().ifPresent(now -> search(now.at(offset.getAsLong())));
        }
    }

    static PartitionLog log(Broker broker, Place wanted) {
        return broker.topics()
                .partition(wanted.topic(), wanted.partition())
                .orElseThrow(() -> new IllegalStateException("there is no partition " + wanted.partitionName()));
    }

    /// The doorway for a trace that is there already.
    void show(SearchTrace found) {
        trace.set(Optional.of(found));
        steps = SearchStory.of(found, lab.pathProperty().get());
        count.set(steps.size());
        go(0);
        if (playWhenFound.get()) {
            play();
        }
    }

    /// From the start where the end was reached.
    public void play() {
        if (steps.isEmpty()) {
            return;
        }
        if (!motion.get()) {
            last();
            return;
        }
        if (index.get() >= steps.size() - 1) {
            go(0);
        }
        playing.set(true);
    }

    public void pause() {
        playing.set(false);
    }

    public void toggle() {
        if (playing.get()) {
            pause();
        } else {
            play();
        }
    }

    /// Time to go on: stops behind the last step.
    public void next() {
        go(index.get() + 1);
        if (index.get() >= steps.size() - 1) {
            playing.set(false);
        }
    }

    /// By hand: ends the playing.
    public void forward() {
        playing.set(false);
        go(index.get() + 1);
    }

    public void back() {
        playing.set(false);
        go(index.get() - 1);
    }

    public void last() {
        playing.set(false);
        go(steps.size() - 1);
    }

    private void go(int wanted) {
        if (!steps.isEmpty()) {
            int now = Math.clamp(wanted, 0, steps.size() - 1);
            index.set(now);
            step.set(Optional.of(steps.get(now)));
        }
    }

    /// How long one step stays while playing.
    public int stepMs() {
        return speed.get().stepMs();
    }

    public ObjectProperty<SearchSpeed> speedProperty() {
        return speed;
    }

    /// False: a search that was answered stands at its first step.
    public BooleanProperty playWhenFoundProperty() {
        return playWhenFound;
    }

    /// What was asked for last.
    public ReadOnlyObjectProperty<Optional<Place>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<SearchTrace>> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    /// Changes behind the trace.
    public ReadOnlyObjectProperty<Optional<SearchStep>> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// Of the step shown, from 0; -1 while there is none.
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// Why nothing can be searched; empty where all is well.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public boolean motion() {
        return motion.get();
    }
}
