package dev.offsetlab.lessons.grade.check;

import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.grade.worker.ApiLines;
import dev.offsetlab.lessons.grade.worker.Compiled;
import dev.offsetlab.lessons.grade.worker.Compiler;
import dev.offsetlab.lessons.grade.worker.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starter and solution look the same from outside: every type, field and method that is not private.
final class SameApi {
    private SameApi() {}

    /// A line for each difference; none where one does not compile, which is somebody else's finding.
    static List<String> differences(Map<String, String> starter, Map<String, String> solution) throws IOException {
        try (Compiler compiler = new Compiler(Judge.classPath())) {
            Compiled first = compiler.compile(SourceFile.of(starter), Map.of());
            Compiled second = compiler.compile(SourceFile.of(solution), Map.of());
            if (first.failed() || second.failed()) {
                return List.of();
            }
            List<String> before = ApiLines.of(first.classes());
            List<String> after = ApiLines.of(second.classes());
            List<String> differences = new ArrayList<>();
            before.stream()
                    .filter(line -> !after.contains(line))
                    .forEach(line -> differences.add("only the starter has " + line));
            after.stream()
                    .filter(line -> !before.contains(line))
                    .forEach(line -> differences.add("only the solution has " + line));
            return differences;
        }
    }
}
