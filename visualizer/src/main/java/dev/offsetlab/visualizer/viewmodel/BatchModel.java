package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.BatchBytes;
import dev.offsetlab.engine.record.BatchField;
import dev.offsetlab.engine.record.BatchField.ByteRange;
import dev.offsetlab.engine.record.BatchTree;
import dev.offsetlab.visualizer.viewmodel.SearchModel.Place;
import java.util.IdentityHashMap;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One batch, taken apart and as bytes, and the field that is selected in both.
public final class BatchModel {
    /// Of a larger batch the first bytes are shown.
    public static final int MOST_BYTES = 1 << 20;

    private final LabModel lab;
    private final ReadOnlyObjectWrapper<Optional<Opened>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<BatchField>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ByteRange>> highlighted =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("No batch is open.");
    private final IdentityHashMap<BatchField, BatchField> parents = new IdentityHashMap<>();
    private int asked;

    /// A batch that was read and decoded.
    public record Opened(BatchBytes source, BatchTree tree) {}

    public BatchModel(LabModel lab) {
        this.lab = lab;
    }

    /// Reads the batch that holds the offset and takes it apart, on the lab's thread.
    public void open(Place wanted) {
        int mine = ++asked;
        lab.engine()
                .ifPresent(engine -> lab.then(
                        "Opening the batch",
                        engine.ask(broker -> SearchModel.log(broker, wanted)
                                .batchAt(wanted.offset(), MOST_BYTES)
                                .map(BatchModel::decoded)),
                        read -> {
                            if (mine == asked) {
                                show(wanted, read);
                            }
                        }));
    }

    private static Opened decoded(BatchBytes bytes) {
        return new Opened(bytes, BatchTree.of(bytes.bytes(), bytes.sizeBytes()));
    }

    private void show(Place wanted, Optional<Opened> read) {
        parents.clear();
        read.ifPresent(batch -> learn(batch.tree().root()));
        selected.set(Optional.empty());
        highlighted.set(Optional.empty());
        message.set(read.map(BatchModel::describe)
                .orElse("Offset %s is the log's end: there is no batch yet."
                        .formatted(SearchText.number(wanted.offset()))));
        opened.set(read);
    }

    private static String describe(Opened batch) {
        BatchBytes source = batch.source();
        String where = "%s of %s at position %s"
                .formatted(
                        SearchText.bytes(source.sizeBytes()),
                        source.file().getFileName(),
                        SearchText.number(source.position()));
        int shown = source.bytes().remaining();
        return shown < source.sizeBytes() ? where + ". The first " + SearchText.bytes(shown) + " are shown." : where;
    }

    private void learn(BatchField field) {
        for (BatchField child : field.children()) {
            parents.put(child, field);
            learn(child);
        }
    }

    /// Selects a field of the tree: its bytes are highlighted, or those around it where it has none of its own.
    public void select(BatchField field) {
        selected.set(Optional.of(field));
        BatchField withBytes = field;
        while (withBytes.range().isEmpty() && parents.get(withBytes) != null) {
            withBytes = parents.getOrDefault(withBytes, withBytes);
        }
        highlighted.set(withBytes.range());
    }

    /// Selects the field that the byte at `at` belongs to.
    public void selectByte(int at) {
        opened.get().flatMap(batch -> pieceAt(batch.tree().root(), at)).ifPresent(this::select);
    }

    private static Optional<BatchField> pieceAt(BatchField field, int at) {
        if (field.range().filter(range -> range.holds(at)).isEmpty()) {
            return Optional.empty();
        }
        return field.children().stream()
                .flatMap(child -> pieceAt(child, at).stream())
                .findFirst()
                .or(() -> Optional.of(field));
    }

    public ReadOnlyObjectProperty<Optional<Opened>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<BatchField>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Changes behind the selected field.
    public ReadOnlyObjectProperty<Optional<ByteRange>> highlightedProperty() {
        return highlighted.getReadOnlyProperty();
    }

    /// What is shown and where it lies, or why nothing is.
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }
}
