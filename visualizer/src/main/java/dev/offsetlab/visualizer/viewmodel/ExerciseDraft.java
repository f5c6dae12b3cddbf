package dev.offsetlab.visualizer.viewmodel;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The file to edit, as it stands in the window's own editor: the same as on disk until somebody types.
///
/// A save from another editor is taken over, except where there is something unsaved here: then both are kept, and the
/// student says which.
public final class ExerciseDraft {
    private final Consumer<String> save;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper behind = new ReadOnlyBooleanWrapper();
    private String onDisk = "";

    ExerciseDraft(Consumer<String> save) {
        this.save = save;
        text.subscribe(this::look);
    }

    private void look() {
        changed.set(!text.get().equals(onDisk));
        if (!changed.get()) {
            behind.set(false);
        }
    }

    /// What the file holds now.
    void read(String now) {
        if (now.equals(onDisk)) {
            return;
        }
        boolean mine = changed.get();
        onDisk = now;
        if (mine && !text.get().equals(now)) {
            behind.set(true);
        } else {
            text.set(now);
        }
        look();
    }

    /// Both ways: what is typed, and what came from the disk.
    public StringProperty textProperty() {
        return text;
    }

    /// There is something to save.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Another editor saved meanwhile what is not here.
    public ReadOnlyBooleanProperty behindProperty() {
        return behind.getReadOnlyProperty();
    }

    public void save() {
        behind.set(false);
        save.accept(text.get());
    }

    /// Lets go of what was typed here.
    public void takeFromDisk() {
        text.set(onDisk);
    }
}
