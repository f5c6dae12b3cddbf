package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.visualizer.child.AtExit;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;

/// `./lab exercise`: judges an exercise at every save, and listens to single keys meanwhile.
///
/// ```
///   keys         (thread) \
///   saved-files  (thread)  >  events  ->  this thread: WatchLoop
///   judging      (thread) /
/// ```
///
/// In a pipe, keys are the characters that come through it, and its end is the end of the loop.
final class ExerciseWatch {
    private final Terminal terminal;
    private final ExerciseShelf shelf;
    private final LinkedBlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();

    ExerciseWatch(Terminal terminal, ExerciseShelf shelf) {
        this.terminal = terminal;
        this.shelf = shelf;
    }

    /// @return the exit code: 0 where the exercise that was open last is passed
    int run(Exercise exercise) throws IOException {
        Optional<RawTerminal> raw = terminal.live() ? RawTerminal.open() : Optional.empty();
        Runnable restore = () -> raw.ifPresent(RawTerminal::close);
        Runnable cutShort = () -> {
            terminal.line(""); // off the line of keys: the shell's prompt comes next
            restore.run();
        };
        try (AtExit _ = AtExit.run("restore-terminal", cutShort);
                WatchLoop loop = new WatchLoop(terminal, shelf, events)) {
            raw.ifPresent(ExerciseWatch::handleSignals);
            Thread.ofPlatform().name("keys").daemon().start(() -> readKeys(System.in));
            return loop.run(exercise) ? 0 : 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        } finally {
            restore.run();
        }
    }

    /// Ctrl-C ends the JVM, whose hooks put the terminal back; and after Ctrl-Z and `fg` keys are single again.
    private static void handleSignals(RawTerminal raw) {
        Interrupts.handle("CONT", () -> {
            try {
                raw.apply();
            } catch (IOException gone) {
                // no terminal, no keys
            }
        });
    }

    private void readKeys(InputStream in) {
        try {
            for (int read = in.read(); read >= 0; read = in.read()) {
                events.add(new WatchEvent.Key((char) read));
            }
        } catch (IOException gone) {
            // told below
        }
        events.add(new WatchEvent.NoMoreKeys());
    }
}
