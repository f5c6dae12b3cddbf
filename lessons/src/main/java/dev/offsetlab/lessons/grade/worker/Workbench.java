package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.Problem;
import dev.offsetlab.lessons.grade.Task;
import dev.offsetlab.lessons.grade.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Makes tasks ready: compiles the student's package and the graders, and loads both. Graders whose text and whose view
/// of the student's classes are as they were are not compiled again. One thread.
final class Workbench implements AutoCloseable {
    private final Compiler compiler;
    private final Map<String, Compiled> graders = new HashMap<>();
    private final Map<String, List<TestResult>> rosters = new HashMap<>();

    Workbench(Compiler compiler) {
        this.compiler = compiler;
    }

    /// Ready, or what the compiler minds and which tests wait, or a grader that does not compile.
    sealed interface Made {
        record Ready(Prepared prepared) implements Made {}

        record Refused(List<Problem> problems, List<TestResult> roster) implements Made {}

        record Broken(String says) implements Made {}
    }

    Made make(Task task) throws IOException {
        List<SourceFile> judging;
        try {
            judging = SourceFile.in(task.graders());
        } catch (NoSuchFileException missing) {
            return new Made.Broken("there are no graders in " + task.graders());
        }
        Compiled student;
        try {
            student = compiler.compile(SourceFile.in(task.sources()), Map.of());
        } catch (NoSuchFileException missing) {
            return refused(
                    new Problem(task.file(), 0, 0, "", "the folder is missing: " + task.sources()), task, judging);
        } catch (IOException unreadable) {
            return refused(new Problem("", 0, 0, "", String.valueOf(unreadable.getMessage())), task, judging);
        }
        if (student.failed()) {
            return new Made.Refused(student.problems(), roster(task, judging));
        }
        Compiled compiled = graders(student, judging);
        if (!compiled.failed()) {
            return new Made.Ready(load(task, student, compiled, checksum(judging, List.of())));
        }
        return unfit(task, judging, compiled.problems());
    }

    private Made refused(Problem problem, Task task, List<SourceFile> judging) {
        return new Made.Refused(List.of(problem), roster(task, judging));
    }

    /// Graders that do not compile with the student's classes: with those of the starter they must.
    private Made unfit(Task task, List<SourceFile> judging, List<Problem> problems) {
        List<TestResult> roster = roster(task, judging);
        Problem first = problems.getFirst();
        if (!task.starter().isEmpty() && roster.isEmpty()) {
            return new Made.Broken("the grader does not compile: " + first);
        }
        return new Made.Refused(
                List.of(new Problem(
                        task.file(),
                        0,
                        0,
                        "",
                        "what the grader calls is not there as it was handed out: " + first.says() + " ("
                                + first.file() + ":" + first.line() + ": "
                                + first.text().strip()
                                + "). Put names, parameters and types back as in the starter")),
                roster);
    }

    private Compiled graders(Compiled student, List<SourceFile> judging) {
        String key = checksum(judging, ApiLines.of(student.classes()));
        Compiled cached = graders.get(key);
        if (cached != null) {
            return cached;
        }
        Compiled compiled = compiler.compile(judging, student.classes());
        if (!compiled.failed()) {
            graders.put(key, compiled);
        }
        return compiled;
    }

    private Prepared load(Task task, Compiled student, Compiled compiled, String gradersKey) {
        Map<String, byte[]> all = new HashMap<>(student.classes());
        all.putAll(compiled.classes()); // a student's class of the same name does not replace a grader's
        StudentLoader loader = new StudentLoader(all, Workbench.class.getClassLoader());
        List<Grader> found = new ArrayList<>();
        compiled.classes().forEach((name, bytes) -> {
            Class<?> type = load(loader, name);
            if (Roster.isGrader(type)) {
                found.add(new Grader(type, Roster.of(type, bytes)));
            }
        });
        found.sort(Grader.AS_THE_PAGE);
        List<Class<?>> types = found.stream().<Class<?>>map(Grader::type).toList();
        List<TestResult> roster =
                found.stream().flatMap(grader -> grader.tests().stream()).toList();
        rosters.put(gradersKey, roster);
        return new Prepared(new Frames(student, task.file()), types, roster);
    }

    private static Class<?> load(StudentLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException("compiled and not there: " + name, impossible);
        }
    }

    /// The tests that wait for code that compiles; none where they cannot be known.
    private List<TestResult> roster(Task task, List<SourceFile> judging) {
        String key = checksum(judging, List.of());
        List<TestResult> known = rosters.get(key);
        if (known == null && !task.starter().isEmpty()) {
            Compiled starter = compiler.compile(SourceFile.of(task.starter()), Map.of());
            Compiled compiled = starter.failed() ? starter : graders(starter, judging);
            known = compiled.failed()
                    ? List.of()
                    : load(task, starter, compiled, key).roster();
        }
        return known == null ? List.of() : known;
    }

    private static String checksum(List<SourceFile> files, List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach(
                    file -> digest.update((file.fileName() + "\n" + file.text()).getBytes(StandardCharsets.UTF_8)));
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    @Override
    public void close() throws IOException {
        compiler.close();
    }
}
