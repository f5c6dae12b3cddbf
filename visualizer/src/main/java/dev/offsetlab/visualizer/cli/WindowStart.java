package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.visualizer.child.LabJvm;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Opens the window beside the terminal. It stays when the terminal's command ends.
final class WindowStart {
    private WindowStart() {}

    /// What became of it, in a line.
    static String from(Exercise exercise) {
        Optional<String> noDisplay = Display.missingBecause();
        if (noDisplay.isPresent()) {
            return "No window here, " + noDisplay.get() + ". With a display: ./lab --exercise " + exercise.number()
                    + ".";
        }
        try {
            new ProcessBuilder(LabJvm.window(List.of("--exercise", Integer.toString(exercise.number()))))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return "The window opens at exercise " + exercise.number() + "; it shares this progress.";
        } catch (IOException failed) {
            return "The window cannot be started: " + Complaints.text(failed);
        }
    }
}
