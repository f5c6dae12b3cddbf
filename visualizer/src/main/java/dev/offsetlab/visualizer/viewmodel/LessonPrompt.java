package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.shell.CellResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The free prompt: Java that no lesson asks for, in the same session, with a history.
public final class LessonPrompt {
    private static final int MOST_ENTRIES = 200;

    private final Consumer<String> onRun;
    private final Runnable onStop;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final List<String> history = new ArrayList<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper output = new ReadOnlyStringWrapper("");
    private String asked = "";
    private String draft = "";
    private int back;

    /// What was asked, and how it ended.
    public record Entry(String code, CellResult result) {}

    LessonPrompt(Consumer<String> onRun, Runnable onStop) {
        this.onRun = onRun;
        this.onStop = onStop;
    }

    /// The newest last.
    public ObservableList<Entry> entries() {
        return entries;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What the code that runs has printed so far.
    public ReadOnlyStringProperty outputProperty() {
        return output.getReadOnlyProperty();
    }

    public void run(String code) {
        if (code.isBlank() || running.get()) {
            return;
        }
        asked = code;
        back = 0;
        if (history.isEmpty() || !history.getLast().equals(code)) {
            history.add(code);
        }
        output.set("");
        running.set(true);
        onRun.accept(code);
    }

    public void stop() {
        if (running.get()) {
            onStop.run();
        }
    }

    /// What was asked before what is shown now; `typed` is kept for the way back.
    public Optional<String> earlier(String typed) {
        if (back == history.size()) {
            return Optional.empty();
        }
        if (back == 0) {
            draft = typed;
        }
        back++;
        return Optional.of(history.get(history.size() - back));
    }

    /// The other way; in the end what was typed.
    public Optional<String> later() {
        if (back == 0) {
            return Optional.empty();
        }
        back--;
        return Optional.of(back == 0 ? draft : history.get(history.size() - back));
    }

    void printed(String more) {
        output.set(output.get() + more);
    }

    void ended(CellResult how) {
        running.set(false);
        output.set("");
        entries.add(new Entry(asked, how));
        if (entries.size() > MOST_ENTRIES) {
            entries.removeFirst();
        }
    }
}
