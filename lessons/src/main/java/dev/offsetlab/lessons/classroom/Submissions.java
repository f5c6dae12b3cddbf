package dev.offsetlab.lessons.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A class's folder: every sub-folder or zip is a submission. Names that begin with a dot are not.
public final class Submissions {
    private static final String ZIP = ".zip";

    private Submissions() {}

    /// Ordered by name.
    ///
    /// @throws IOException with one clear line: no folder, nothing in it, two submissions of one name
    public static List<Submission> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder of submissions: " + folder);
        }
        Map<String, Submission> byName = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.sorted(Comparator.naturalOrder()).toList()) {
                String file = path.getFileName().toString();
                boolean zip = file.toLowerCase(Locale.ROOT).endsWith(ZIP) && Files.isRegularFile(path);
                if (!file.startsWith(".") && (zip || Files.isDirectory(path))) {
                    add(byName, new Submission(zip ? file.substring(0, file.length() - ZIP.length()) : file, path));
                }
            }
        }
        if (byName.isEmpty()) {
            throw new IOException(
                    "no submission in " + folder + ": each is a sub-folder or a .zip, named after its student");
        }
        return new ArrayList<>(byName.values());
    }

    private static void add(Map<String, Submission> byName, Submission submission) throws IOException {
        Submission other = byName.putIfAbsent(submission.student(), submission);
        if (other != null) {
            throw new IOException(
                    "two submissions of one name: " + other.source().getFileName() + " and "
                            + submission.source().getFileName() + "; take one away, or rename it");
        }
    }
}
