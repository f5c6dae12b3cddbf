package dev.offsetlab.visualizer.app;

import dev.offsetlab.lessons.serve.ServedParts;
import java.nio.file.Path;
import java.util.Optional;

/// What the command line says about the window.
///
/// @param port      of the embedded broker, 0 picks one
/// @param data      folder of its log; empty for one that goes when the window closes
/// @param bootstrap `host:port` of a cluster to look at instead; empty for a broker of our own
/// @param theme     `light` or `dark`; empty for the one of last time
/// @param served    a student's code on which the embedded broker runs
/// @param exercise  number of the exercise that is shown at first; empty for the page of last time
public record WindowOptions(
        int port,
        Optional<Path> data,
        Optional<String> bootstrap,
        Optional<String> theme,
        boolean present,
        ServedParts served,
        Optional<Integer> exercise) {

    public WindowOptions(
            int port, Optional<Path> data, Optional<String> bootstrap, Optional<String> theme, boolean present) {
        this(port, data, bootstrap, theme, present, ServedParts.NONE, Optional.empty());
    }
}
