package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.grade.Judgement;

/// What the watch loop waits for.
sealed interface WatchEvent {
    /// A key was pressed.
    record Key(char key) implements WatchEvent {}

    /// Nobody can press a key any more.
    record NoMoreKeys() implements WatchEvent {}

    /// The student's files were saved.
    record Saved() implements WatchEvent {}

    /// A judgement is there.
    record Judged(Judgement judgement) implements WatchEvent {}

    /// There is none, and this is why.
    record Failed(Exception why) implements WatchEvent {}
}
