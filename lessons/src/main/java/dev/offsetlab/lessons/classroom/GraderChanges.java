package dev.offsetlab.lessons.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The graders that came along with a submission, held against the instructor's. Whatever they say, the instructor's
/// are those that judge.
final class GraderChanges {
    private GraderChanges() {}

    /// One line for each that was edited or made up. Ends of lines do not count: Git changes them.
    ///
    /// @param own folder with `exNN/NameGrader.java`
    static List<String> of(Map<String, String> handedIn, Path own) throws IOException {
        List<String> changes = new ArrayList<>();
        for (Map.Entry<String, String> grader : handedIn.entrySet()) {
            Path original = own.resolve(grader.getKey());
            if (!Files.isRegularFile(original)) {
                changes.add("a grader of their own: " + grader.getKey());
            } else if (!lines(Files.readString(original)).equals(lines(grader.getValue()))) {
                changes.add("edited grader: " + grader.getKey());
            }
        }
        return changes;
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::stripTrailing).toList();
    }
}
