package dev.offsetlab.visualizer.viewmodel;

import java.util.concurrent.CompletionException;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Calm messages for the person at the window: what failed and the way out, newest last. The window shows them until
/// they are closed.
public final class Notices {
    private static final int MOST = 4;

    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private final ObservableList<Notice> shown = FXCollections.unmodifiableObservableList(notices);

    /// @param text one line that says what happened and what to do
    public record Notice(Kind kind, String text) {
        public enum Kind {
            DONE,
            PROBLEM
        }
    }

    public ObservableList<Notice> all() {
        return shown;
    }

    public void done(String text) {
        add(new Notice(Notice.Kind.DONE, text));
    }

    public void problem(String text) {
        add(new Notice(Notice.Kind.PROBLEM, text));
    }

    /// @param what what was tried, as in "Evicting the segment"
    public void failed(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        problem(what + " failed: " + why);
    }

    public void close(Notice notice) {
        notices.remove(notice);
    }

    /// The same message twice stands once.
    private void add(Notice notice) {
        notices.remove(notice);
        notices.add(notice);
        if (notices.size() > MOST) {
            notices.removeFirst();
        }
    }
}
