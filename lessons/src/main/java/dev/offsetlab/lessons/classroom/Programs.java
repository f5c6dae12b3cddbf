package dev.offsetlab.lessons.classroom;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Programs of this machine.
final class Programs {
    private static final int PATIENCE_S = 10;

    private Programs() {}

    static boolean onPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        // Administrators' programs are there for everybody, and on few people's PATH.
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(path + File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/sbin")
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /// Does it end well, and soon?
    static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            try {
                return process.waitFor(PATIENCE_S, TimeUnit.SECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
