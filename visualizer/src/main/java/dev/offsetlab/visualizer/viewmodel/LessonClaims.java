package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What must be true after a cell, and whether it was.
public final class LessonClaims implements LessonBlock {
    private final Block.Claims block;
    private final ReadOnlyBooleanWrapper told = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Ticked>> ticks = new ReadOnlyObjectWrapper<>();

    /// @param holds empty until the cell has run
    public record Ticked(String says, Optional<Boolean> holds) {}

    LessonClaims(Block.Claims block) {
        this.block = block;
        forget();
    }

    @Override
    public Block.Claims block() {
        return block;
    }

    /// Whether they may be read: not before the cell has run, for they would answer what is to be predicted.
    public ReadOnlyBooleanProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Ticked>> ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    void forget() {
        ticks.set(block.claims().stream()
                .map(claim -> new Ticked(claim.says(), Optional.empty()))
                .toList());
    }

    void tell() {
        told.set(true);
    }

    void tick(List<Ticked> now) {
        tell();
        ticks.set(List.copyOf(now));
    }
}
