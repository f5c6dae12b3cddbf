package dev.offsetlab.lessons.grade.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which files a person has changed, as git says.
final class ChangedFiles {
    private ChangedFiles() {}

    private static final String WHERE = "exercises/src/main";

    /// Files of the exercises that differ from HEAD or are new. None where there is no git, or no repository.
    static Set<Path> of(Path home) {
        return Stream.concat(
                        lines(home, "git", "diff", "--name-only", "--relative", "HEAD", "--", WHERE),
                        lines(home, "git", "ls-files", "--others", "--exclude-standard", "--", WHERE))
                .map(home::resolve)
                .collect(Collectors.toSet());
    }

    private static Stream<String> lines(Path home, String... command) {
        try {
            Process git = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException noGit) {
            return Stream.empty();
        }
    }
}
