package dev.offsetlab.visualizer.cli;

/// What the watch loop waits for.
sealed interface WatchEvent {
    /// A key was pressed.
    record Key(char key) implements WatchEvent {}

    /// Nobody can press a key any more.
    record NoMoreKeys() implements WatchEvent {}

    /// The student's files were saved.
    record Saved() implements WatchEvent {}

    /// Something of the judging is to be heard.
    record Told(Runnable what) implements WatchEvent {}
}
