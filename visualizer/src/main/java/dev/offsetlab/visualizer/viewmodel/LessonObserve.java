package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A tool of the system looks at the broker while something runs.
public final class LessonObserve implements LessonBlock {
    private final Block.Observe block;
    private final Consumer<LessonObserve> onRun;
    private final Runnable onStop;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Seen>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What came out.
    ///
    /// @param missing why the tool did not run and what mends that; empty where it ran
    /// @param command as it was run; empty where it was not
    /// @param output  of the tool, or the engine's own counters where it is missing
    /// @param lines   those that matter, and what they mean
    public record Seen(String missing, String command, String output, List<Line> lines) {
        public Seen {
            lines = List.copyOf(lines);
        }
    }

    /// @param text  a line of the output
    /// @param means in words
    public record Line(String text, String means) {}

    LessonObserve(Block.Observe block, Consumer<LessonObserve> onRun, Runnable onStop) {
        this.block = block;
        this.onRun = onRun;
        this.onStop = onStop;
    }

    @Override
    public Block.Observe block() {
        return block;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Seen>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    public void run() {
        if (!running.get()) {
            running.set(true);
            onRun.accept(this);
        }
    }

    public void stop() {
        if (running.get()) {
            onStop.run();
        }
    }

    void ended(Optional<Seen> what) {
        running.set(false);
        what.ifPresent(now -> seen.set(Optional.of(now)));
    }
}
