package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.BrokerConfig;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why the broker did not start, and the way out, in one line for people.
final class StartFailure {
    private StartFailure() {}

    static String line(Throwable failure, BrokerConfig config) {
        if (find(failure, BindException.class) != null) {
            return "port " + config.port()
                    + " is taken: end the program that listens there (ss -ltnp shows it), or start"
                    + " the lab with --port 0 for a free one";
        }
        String folder = config.dataFolder().toString();
        if (find(failure, AccessDeniedException.class) != null) {
            return "the folder may not be written: " + folder + "; choose another with --data, or make it yours";
        }
        String message = String.valueOf(failure.getMessage());
        FileSystemException file = find(failure, FileSystemException.class);
        String reason = file == null ? message : String.valueOf(file.getReason());
        if (reason.contains("Not a directory")) {
            return "not a folder: " + folder + "; choose another with --data";
        }
        if (reason.contains("No space left")) {
            return "the disk is full: " + folder + "; make room there or choose another with --data, then restart";
        }
        if (reason.contains("Read-only file system")) {
            return "the file system is read-only: " + folder + "; choose another with --data";
        }
        return message;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
