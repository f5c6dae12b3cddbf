package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What the student believes before a cell runs, and what was measured after.
public final class LessonPredict implements LessonBlock {
    private final Block.Predict block;
    private final BiConsumer<LessonPredict, String> onRecord;
    private final ReadOnlyStringWrapper recorded = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper skipped = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cellWaits = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Measured>> measured = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// The prediction beside the measurement.
    ///
    /// @param value measured, as text
    /// @param says  how far they are apart, in words
    /// @param right whether they are the same, as near as the question wants it
    public record Measured(String value, String says, boolean right) {}

    LessonPredict(Block.Predict block, BiConsumer<LessonPredict, String> onRecord) {
        this.block = block;
        this.onRecord = onRecord;
        open.bind(recorded.isEmpty().and(skipped.not()));
    }

    @Override
    public Block.Predict block() {
        return block;
    }

    /// Empty until something was predicted; then it stands.
    public ReadOnlyStringProperty recordedProperty() {
        return recorded.getReadOnlyProperty();
    }

    /// Whether the cell has run without it, as it does for instructors.
    public ReadOnlyBooleanProperty skippedProperty() {
        return skipped.getReadOnlyProperty();
    }

    /// Neither recorded nor skipped: what would give the answer away is not told yet.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Whether its cell waits for this or another prediction.
    public ReadOnlyBooleanProperty cellWaitsProperty() {
        return cellWaits.getReadOnlyProperty();
    }

    /// Why an answer was not taken, in words; empty where all is well.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Empty until the cell has run.
    public ReadOnlyObjectProperty<Optional<Measured>> measuredProperty() {
        return measured.getReadOnlyProperty();
    }

    /// Records a prediction for good.
    public void record(String answer) {
        if (recorded.get().isEmpty()) {
            problem.set("");
            onRecord.accept(this, answer);
        }
    }

    void recorded(String answer) {
        recorded.set(answer);
    }

    void cellWaits(boolean waits) {
        cellWaits.set(waits);
    }

    void skipped() {
        skipped.set(true);
    }

    void refused(String why) {
        problem.set(why);
    }

    void measured(Optional<Measured> what) {
        measured.set(what);
    }
}
