package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.PartitionId;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which partition is looked at. At first the one that holds most; a choice is kept as long as its topic is there.
public final class LogChoice {
    private final ObservableList<String> topics = FXCollections.observableArrayList();
    private final ObservableList<Integer> partitions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<PartitionId>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty internalShown = new SimpleBooleanProperty();
    private List<TopicView> all = List.of();
    private boolean byHand;

    LogChoice() {
        internalShown.addListener((property, before, now) -> settle());
    }

    void accept(LabSample sample) {
        all = sample.topics();
        settle();
    }

    private void settle() {
        List<TopicView> shown = all.stream()
                .filter(topic -> internalShown.get() || !topic.internal())
                .toList();
        update(topics, shown.stream().map(TopicView::name).toList());
        Optional<TopicView> now = chosen.get().flatMap(id -> named(shown, id.topic()));
        byHand &= now.isPresent();
        if (now.isEmpty() || (!byHand && sizeOf(now.get()) == 0)) {
            now = shown.stream().max(Comparator.comparingLong(LogChoice::sizeOf));
        }
        chooseIn(now, chosen.get().map(PartitionId::partition).orElse(0));
    }

    private void chooseIn(Optional<TopicView> topic, int partition) {
        List<Integer> numbers = topic.stream()
                .flatMap(view -> view.partitions().stream())
                .map(PartitionView::partition)
                .toList();
        update(partitions, numbers);
        chosen.set(
                numbers.isEmpty()
                        ? Optional.empty()
                        : topic.map(view -> new PartitionId(
                                view.name(), numbers.contains(partition) ? partition : numbers.getFirst())));
    }

    private static Optional<TopicView> named(List<TopicView> topics, String name) {
        return topics.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /// What tells which topic is the interesting one: its bytes, or its records where nobody tells bytes.
    private static long sizeOf(TopicView topic) {
        return topic.partitions().stream()
                .mapToLong(partition -> partition.sizeBytes() >= 0
                        ? partition.sizeBytes()
                        : partition.logEndOffset() - partition.logStartOffset())
                .sum();
    }

    private static <T> void update(ObservableList<T> list, List<T> wanted) {
        if (!list.equals(wanted)) {
            list.setAll(wanted);
        }
    }

    /// Looks at another topic, its first partition.
    public void chooseTopic(String name) {
        if (chosen.get().filter(id -> id.topic().equals(name)).isEmpty()) {
            named(all, name).ifPresent(topic -> {
                byHand = true;
                chooseIn(Optional.of(topic), 0);
            });
        }
    }

    public void choosePartition(int partition) {
        chosen.get().flatMap(id -> named(all, id.topic())).ifPresent(topic -> {
            byHand = true;
            chooseIn(Optional.of(topic), partition);
        });
    }

    /// What the last sample said of the chosen partition.
    Optional<PartitionView> view() {
        return chosen.get()
                .flatMap(id -> named(all, id.topic()).stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .filter(partition -> partition.partition() == id.partition())
                        .findFirst());
    }

    public ReadOnlyObjectProperty<Optional<PartitionId>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public ObservableList<String> topics() {
        return topics;
    }

    /// Of the chosen topic.
    public ObservableList<Integer> partitions() {
        return partitions;
    }

    /// Whether the broker's own topics stand among the others.
    public BooleanProperty internalShownProperty() {
        return internalShown;
    }
}
