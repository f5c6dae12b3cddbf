package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.shell.CellResult;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A cell of the open lesson: its code as it was edited, whether it may run, how it ended.
public final class LessonCell implements LessonBlock {
    /// More than this of what a cell prints is not shown while it runs: its end is.
    private static final int MOST_CHARACTERS = 20_000;

    private final Block.Run block;
    private final LessonActions actions;
    private final StringProperty code = new SimpleStringProperty();
    private final ReadOnlyStringWrapper waitsFor = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper offersAbove = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ran = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper output = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<CellResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long startedNs;

    LessonCell(Block.Run block, LessonActions actions) {
        this.block = block;
        this.actions = actions;
        code.set(text());
    }

    @Override
    public Block.Run block() {
        return block;
    }

    /// The lesson's own text.
    public String text() {
        return block.code().stripTrailing();
    }

    /// What the editor holds.
    public StringProperty codeProperty() {
        return code;
    }

    /// Why it may not run yet, in words; empty where it may.
    public ReadOnlyStringProperty waitsForProperty() {
        return waitsFor.getReadOnlyProperty();
    }

    /// Whether the cells above may be run from here: an instructor has come to it without them.
    public ReadOnlyBooleanProperty offersAboveProperty() {
        return offersAbove.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether it has done what it is for, now or in an earlier run of the lab.
    public ReadOnlyBooleanProperty ranProperty() {
        return ran.getReadOnlyProperty();
    }

    /// What it has printed, while it runs and after.
    public ReadOnlyStringProperty outputProperty() {
        return output.getReadOnlyProperty();
    }

    /// Empty until it ended, and again while it runs.
    public ReadOnlyObjectProperty<Optional<CellResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    public double runningSeconds() {
        return (System.nanoTime() - startedNs) / 1e9;
    }

    /// Runs what the editor holds. Does nothing while it waits or runs.
    public void run() {
        if (waitsFor.get().isEmpty() && !running.get()) {
            actions.run(this);
        }
    }

    public void stop() {
        if (running.get()) {
            actions.stop();
        }
    }

    /// Runs the cells above first, so that this one finds their variables.
    public void runAbove() {
        actions.runAbove(this);
    }

    /// Back to the lesson's own text.
    public void reset() {
        code.set(text());
    }

    void waitFor(String what) {
        waitsFor.set(what);
    }

    void offerAbove(boolean offered) {
        offersAbove.set(offered);
    }

    void began() {
        startedNs = System.nanoTime();
        output.set("");
        result.set(Optional.empty());
        running.set(true);
    }

    void printed(String more) {
        String all = output.get() + more;
        output.set(all.length() <= MOST_CHARACTERS ? all : all.substring(all.length() - MOST_CHARACTERS));
    }

    void ended(CellResult how) {
        running.set(false);
        output.set(how.output());
        result.set(Optional.of(how));
    }

    /// It was not run after all.
    void notYet(String why) {
        running.set(false);
        waitsFor.set(why);
    }

    /// As it was left earlier; its variables are not in this session.
    void restored(String codeThen, String printedThen) {
        code.set(codeThen.stripTrailing());
        output.set(printedThen);
    }

    void markRan(boolean done) {
        ran.set(done);
    }
}
