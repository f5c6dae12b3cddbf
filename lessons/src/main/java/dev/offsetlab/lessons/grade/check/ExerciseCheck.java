package dev.offsetlab.lessons.grade.check;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Starters;
import dev.offsetlab.lessons.grade.Task;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks one exercise; every fault is a line. One thread.
final class ExerciseCheck {
    private static final int FIRST_WITH_FEWER = 10;

    private static final String STARTER_THROWS = "UnsupportedOperationException: exercise ";

    private final CourseFiles files;
    private final Starters starters;
    private final Judge judge;
    private final Set<Path> changed;
    private final Path scratch;
    private final List<String> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// @param changed files that are somebody's own work
    /// @param scratch an empty folder for packages that are made here
    ExerciseCheck(CourseFiles files, Judge judge, Set<Path> changed, Path scratch) {
        this.files = files;
        this.starters = new Starters(files);
        this.judge = judge;
        this.changed = Set.copyOf(changed);
        this.scratch = scratch;
    }

    Checked check(Exercise exercise) {
        try {
            if (!files.hasSolution(exercise)) {
                faults.add("there is no solution: " + files.shown(files.solution(exercise)) + "/" + exercise.file());
            } else {
                whole(exercise);
            }
        } catch (IOException broken) {
            faults.add(String.valueOf(broken.getMessage()));
        }
        return new Checked(exercise, faults, notes);
    }

    private void whole(Exercise exercise) throws IOException {
        if (!Files.isRegularFile(files.why(exercise))
                || Files.readString(files.why(exercise)).isBlank()) {
            faults.add("the why of the solution is missing: " + files.shown(files.why(exercise)));
        }
        exercise.serves()
                .filter(type -> !Files.isRegularFile(files.solution(exercise).resolve(type + ".java")))
                .ifPresent(type -> faults.add("'serves' names a class that is not there: " + type));
        Map<String, String> derived = starters.of(exercise);
        sameAsDerived(exercise, derived);
        faults.addAll(SameApi.differences(derived, starters.solution(exercise)));
        red(exercise, derived);
        List<TestResult> tests = green(exercise);
        roster(exercise, tests);
        wrong(exercise, derived, tests);
    }

    /// What students edit is what the markers make of the solution.
    private void sameAsDerived(Exercise exercise, Map<String, String> derived) throws IOException {
        Map<String, String> there = texts(files.student(exercise));
        Set<String> names = Stream.of(derived, there)
                .flatMap(texts -> texts.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : names) {
            Path file = files.student(exercise).resolve(name);
            if (changed.contains(file)) {
                notes.add(files.shown(file) + " is somebody's own work: git says it is changed; not looked at");
            } else if (!derived.containsKey(name)) {
                faults.add(files.shown(file) + " has no counterpart in the solution");
            } else if (!derived.get(name).equals(there.get(name))) {
                faults.add(files.shown(file) + " is not what the markers make of the solution"
                        + "; ./lab exercise reset " + exercise.number() + " derives the file to edit");
            }
        }
    }

    private void red(Exercise exercise, Map<String, String> derived) throws IOException {
        Judgement starter = judge(exercise, written("starter", derived), derived);
        String says = switch (starter.verdict()) {
            case PASSED -> "the starter passes: nothing is left to do";
            case DOES_NOT_COMPILE -> "the starter does not compile: " + first(starter);
            case SKIPPED, NOT_RUN, NOT_WRITTEN, WRONG, TIMED_OUT, ENDED, HARNESS_FAULT -> "";
        };
        if (!says.isEmpty()) {
            faults.add(says);
        }
        starter.tests().stream()
                .filter(test -> test.evidence() != null && test.evidence().got().contains(STARTER_THROWS))
                .forEach(test -> faults.add("the grader shows the starter's exception as an answer: " + test.test()
                        + "; where it catches one, it says so by threw(...)"));
        broken("starter", starter);
    }

    private List<TestResult> green(Exercise exercise) throws IOException {
        Judgement solution = judge(exercise, files.solution(exercise), starters.of(exercise));
        if (!solution.passed()) {
            faults.add("the solution is not green: " + solution.verdict() + ", " + first(solution));
        }
        return solution.tests();
    }

    /// A grader says of each test what it is worth and which invariant it judges.
    private void roster(Exercise exercise, List<TestResult> tests) {
        for (TestResult test : tests) {
            if (test.points() <= 0) {
                faults.add("grader " + test.test() + ": @Points is missing");
            }
            if (exercise.says(test.invariant()).isEmpty()) {
                faults.add("grader " + test.test() + ": @Invariant names none of the page: '" + test.invariant() + "'");
            }
            if (test.says().equals(test.test())) {
                faults.add("grader " + test.test() + ": @DisplayName is missing");
            }
        }
    }

    private void wrong(Exercise exercise, Map<String, String> derived, List<TestResult> tests) throws IOException {
        List<WrongSolution> all = WrongSolution.in(files.wrong(exercise));
        int least = exercise.number() < FIRST_WITH_FEWER ? 3 : 1;
        if (all.size() < least) {
            faults.add("there are " + all.size() + " wrong solutions in " + files.shown(files.wrong(exercise)) + ", "
                    + least + " are asked");
        }
        Map<String, String> solution = texts(files.solution(exercise));
        for (WrongSolution wrong : all) {
            if (tests.stream().noneMatch(test -> test.test().equals(wrong.fails()))) {
                faults.add("wrong solution " + wrong.name() + ": no grader has a test " + wrong.fails());
                continue;
            }
            try {
                Path made = written(wrong.name(), wrong.madeOf(solution));
                failsAsMeant(wrong, judge(exercise, made, derived));
            } catch (IOException unfit) {
                faults.add("wrong solution " + wrong.name() + ": " + unfit.getMessage());
            }
        }
    }

    private void failsAsMeant(WrongSolution wrong, Judgement judgement) {
        String who = "wrong solution " + wrong.name() + ": ";
        if (judgement.verdict() == Verdict.DOES_NOT_COMPILE) {
            faults.add(who + "does not compile: " + first(judgement));
            return;
        }
        broken("wrong solution " + wrong.name(), judgement);
        judgement.tests().stream()
                .filter(test -> test.test().equals(wrong.fails()))
                .findFirst()
                .ifPresent(test -> {
                    if (test.passed() || test.verdict() == Verdict.NOT_RUN) {
                        faults.add(who + wrong.fails() + " should fail, and is " + test.verdict());
                    } else if (!test.failureText().contains(wrong.message()) && test.verdict() != Verdict.SKIPPED) {
                        faults.add(who + wrong.fails() + " fails, but does not say '" + wrong.message() + "': "
                                + test.failureText().replace('\n', ' '));
                    }
                });
    }

    /// No code, however wrong, may make a grader itself break.
    private void broken(String who, Judgement judgement) {
        if (judgement.tests().isEmpty() && judgement.verdict() == Verdict.HARNESS_FAULT) {
            faults.add(who + ": the grader broke: " + judgement.trouble());
        }
        judgement.tests().stream()
                .filter(test -> test.verdict() == Verdict.HARNESS_FAULT)
                .forEach(test -> faults.add(who + ": the grader itself broke in " + test.test() + ": " + test.thrown()
                        + (test.stack().isEmpty() ? "" : " at " + test.stack().getFirst())));
    }

    private Judgement judge(Exercise exercise, Path sources, Map<String, String> starter) throws IOException {
        return judge.judge(Task.of(exercise.number(), exercise.file(), sources, files.graders(exercise), starter)
                .thoroughly());
    }

    private static String first(Judgement judgement) {
        if (!judgement.problems().isEmpty()) {
            return judgement.problems().getFirst().toString();
        }
        return judgement
                .first()
                .map(test -> test.test() + ": " + test.failureText().strip().replace('\n', ' ')
                        + (test.stack().isEmpty() ? "" : " at " + test.stack().getFirst()))
                .orElse(judgement.trouble());
    }

    private Path written(String name, Map<String, String> texts) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve(name));
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey()), text.getValue());
        }
        return folder;
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path file : entries.filter(entry -> entry.toString().endsWith(".java"))
                        .toList()) {
                    texts.put(String.valueOf(file.getFileName()), Files.readString(file));
                }
            }
        }
        return texts;
    }
}
