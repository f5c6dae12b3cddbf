package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.shell.Completion;
import dev.offsetlab.lessons.shell.Documentation;
import dev.offsetlab.lessons.shell.LabShell;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Answers `? lab.find` and `? lab.` at the prompt of a lesson: what a method does, and what there is.
final class CodeHelp {
    private static final Set<String> OF_EVERY_OBJECT =
            Arrays.stream(Object.class.getMethods()).map(Method::getName).collect(Collectors.toSet());

    private final Supplier<LabShell> shell;

    /// @param shell waits until it is ready
    CodeHelp(Supplier<LabShell> shell) {
        this.shell = shell;
    }

    /// @param documented methods or types that the code may mean, with what is known of them
    /// @param names      that may stand there; only where nothing is documented
    record About(String code, List<Documentation> documented, List<String> names) {}

    About about(String code) {
        List<Documentation> documented = code.endsWith(".") ? List.of() : documented(code);
        return new About(code, documented, documented.isEmpty() ? names(code) : List.of());
    }

    /// Of the call that is begun, or would be with a bracket behind it.
    private List<Documentation> documented(String code) {
        List<Documentation> found = shell.get().document(code, code.length());
        String called = code + "(";
        return found.isEmpty() ? shell.get().document(called, called.length()) : found;
    }

    private List<String> names(String code) {
        return shell.get().complete(code, code.length()).stream()
                .map(Completion::text)
                .map(text -> Optional.of(text.indexOf('('))
                        .filter(bracket -> bracket >= 0)
                        .map(bracket -> text.substring(0, bracket))
                        .orElse(text))
                .filter(name -> !OF_EVERY_OBJECT.contains(name))
                .distinct()
                .sorted()
                .toList();
    }
}
