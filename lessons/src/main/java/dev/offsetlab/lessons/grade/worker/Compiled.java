package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.Problem;
import java.util.List;
import java.util.Map;

/// What the compiler made of some files.
///
/// @param classes     by binary name; none where there are problems
/// @param methodLines by file name: where its methods begin
public record Compiled(
        List<SourceFile> sources,
        Map<String, byte[]> classes,
        List<Problem> problems,
        Map<String, Map<String, Integer>> methodLines) {

    public Compiled {
        sources = List.copyOf(sources);
        classes = Map.copyOf(classes);
        problems = List.copyOf(problems);
        methodLines = Map.copyOf(methodLines);
    }

    public boolean failed() {
        return !problems.isEmpty();
    }

    /// The text of a line, without the blanks around it.
    String line(String file, int number) {
        return sources.stream()
                .filter(source -> source.fileName().equals(file))
                .findFirst()
                .map(source -> source.line(number).strip())
                .orElse("");
    }
}
