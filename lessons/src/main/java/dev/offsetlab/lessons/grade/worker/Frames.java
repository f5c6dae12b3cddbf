package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells the student's lines in a stack from all others. The file to edit comes before what was given beside it.
final class Frames {
    private static final int MOST_SHOWN = 12;

    private final Compiled student;
    private final String file;

    /// @param file that the student edits
    Frames(Compiled student, String file) {
        this.student = student;
        this.file = file;
    }

    boolean isStudents(StackTraceElement frame) {
        return student.classes().containsKey(frame.getClassName());
    }

    /// The student's innermost line.
    Optional<Place> place(StackTraceElement[] stack) {
        List<StackTraceElement> mine =
                Arrays.stream(stack).filter(this::isStudents).toList();
        return mine.stream()
                .filter(frame -> file.equals(frame.getFileName()))
                .findFirst()
                .or(() -> mine.stream().findFirst())
                .map(this::place);
    }

    /// The same for an exception: its own stack, or that of what caused it.
    Optional<Place> place(Throwable thrown) {
        return chain(thrown).stream()
                .flatMap(one -> place(one.getStackTrace()).stream())
                .findFirst();
    }

    /// Where a method of the file to edit begins: `lookup`, or `SparseIndex.lookup`.
    Optional<Place> method(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        Map<String, Integer> lines = student.methodLines().getOrDefault(file, Map.of());
        Integer line = lines.get(name);
        return line == null ? Optional.empty() : Optional.of(new Place(file, line, name, student.line(file, line)));
    }

    private Place place(StackTraceElement frame) {
        String name = frame.getFileName() == null ? "" : frame.getFileName();
        int line = Math.max(0, frame.getLineNumber());
        return new Place(name, line, frame.getMethodName(), line > 0 ? student.line(name, line) : "");
    }

    /// An exception, its causes and what was suppressed on the way, each once.
    static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        collect(thrown, chain, Collections.newSetFromMap(new IdentityHashMap<>()));
        return chain;
    }

    private static void collect(@Nullable Throwable thrown, List<Throwable> chain, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        chain.add(thrown);
        collect(thrown.getCause(), chain, seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            collect(suppressed, chain, seen);
        }
    }

    /// The top of a stack, without what ran the test.
    static List<String> top(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .takeWhile(frame -> !frame.getClassName().startsWith("org.junit.platform"))
                .filter(frame -> !frame.getClassName().startsWith("org.junit.")
                        && !frame.getClassName().startsWith("java.lang.reflect.")
                        && !frame.getClassName().startsWith("jdk.internal."))
                .limit(MOST_SHOWN)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                        + frame.getLineNumber() + ")")
                .toList();
    }
}
