package dev.offsetlab.visualizer.viewmodel;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Presenter mode and its scripted demonstration, stepped through by an instructor.
///
/// A step does what a hand on the window could do (a page, a path, readers, a cold cache), so a step backwards does its
/// own thing again, and the audience sees the same from either side. Nothing goes on by itself.
public final class Presentation {
    private final Stage stage;
    private final List<Step> steps;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(-1);

    /// What the script can move.
    public interface Stage {
        void page(String title);

        void path(String name);

        void readers(int count);

        /// The log is evicted from the page cache again and again, or left alone.
        void cold(boolean cold);

        void compare();
    }

    /// @param title what the audience reads first
    /// @param look  where to look and what to ask
    public record Step(String title, String look, Action action) {}

    @FunctionalInterface
    public interface Action {
        void on(Stage stage);
    }

    public Presentation(Stage stage) {
        this(stage, Script.STEPS);
    }

    Presentation(Stage stage, List<Step> steps) {
        this.stage = stage;
        this.steps = List.copyOf(steps);
    }

    /// Large type, high contrast, the bar with the step.
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// -1 before the first step.
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    public int count() {
        return steps.size();
    }

    public Optional<Step> step() {
        return index.get() < 0 ? Optional.empty() : Optional.of(steps.get(index.get()));
    }

    /// What comes after this step, for the speaker.
    public Optional<Step> following() {
        int next = index.get() + 1;
        return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
    }

    public void toggle() {
        on.set(!on.get());
    }

    public void start() {
        on.set(true);
    }

    /// Does nothing behind the last.
    public void next() {
        go(index.get() + 1);
    }

    /// Does nothing before the first.
    public void back() {
        go(index.get() - 1);
    }

    private void go(int wanted) {
        if (on.get() && wanted >= 0 && wanted < steps.size()) {
            steps.get(wanted).action().on(stage);
            index.set(wanted);
        }
    }
}
