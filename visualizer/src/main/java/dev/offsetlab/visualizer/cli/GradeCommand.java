package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.classroom.ClassGrading;
import dev.offsetlab.lessons.classroom.GradeFiles;
import dev.offsetlab.lessons.classroom.GradedClass;
import dev.offsetlab.lessons.classroom.GradingScheme;
import dev.offsetlab.lessons.classroom.Sandbox;
import dev.offsetlab.lessons.classroom.SchemeReader;
import dev.offsetlab.lessons.classroom.Submission;
import dev.offsetlab.lessons.classroom.Submissions;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.Starters;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import dev.offsetlab.visualizer.report.ClassReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./lab grade`: a class.
@Command(
        name = "grade",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Grades a class: every sub-folder or zip of DIR is a submission, named after its student.",
            "Your graders judge, never those that came along; each submission runs in a sandbox, one at a time per core."
        },
        footer = {
            "",
            "In REPORT: index.html, students/NAME.html, grades.csv, grades.json, gradescope/NAME.json.",
            "Points, deadline and limits stand in exercises/grading.yaml."
        })
final class GradeCommand implements Callable<Integer> {
    private static final int MOST_SEED = 1_000_000;

    @Parameters(paramLabel = "DIR", description = "The folder of submissions")
    private Path folder = Path.of("");

    @Option(names = "--out", paramLabel = "REPORT", required = true, description = "The folder for results")
    private Path out = Path.of("");

    @Option(names = "--scheme", paramLabel = "FILE", description = "Another grading scheme than exercises/grading.yaml")
    private @Nullable Path scheme;

    @Option(
            names = "--deadline",
            paramLabel = "TIME",
            description = "Another deadline than the scheme's: 2027-01-15T23:59:00+01:00")
    private @Nullable String deadline;

    @Option(
            names = "--exercises",
            paramLabel = "N,N",
            split = ",",
            description = "Only these. Default: all that the scheme gives points for")
    private List<Integer> only = List.of();

    @Option(names = "--jobs", paramLabel = "N", description = "Submissions at a time. Default: one per core")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the random cases. Default: a new one, told in the report")
    private @Nullable Long seed;

    @Option(
            names = "--no-sandbox",
            description = "Run what students wrote with your rights, files and network. Only where you trust them all")
    private boolean noSandbox;

    private final Terminal terminal = Terminal.ofSystem();

    @Override
    public Integer call() throws Exception {
        if (jobs < 1 || jobs > 256) {
            throw new WrongUsage("--jobs is a number from 1 to 256, not " + jobs);
        }
        CourseFiles files = CourseFiles.ofLab();
        ClassGrading.Course course = course(files);
        List<Submission> submissions = Submissions.in(folder);
        Outputs.checkFolder("--out", out);
        GradeProgress progress = new GradeProgress(terminal, submissions.size());
        GradedClass graded;
        try {
            graded = new ClassGrading(course, jobs, Clock.systemUTC()).grade(submissions, progress);
        } finally {
            progress.close();
        }
        GradeFiles.write(graded, out);
        Path page = new ClassReport(graded).write(out);
        new GradeText(terminal).print(graded);
        terminal.line("");
        terminal.line("  " + page.toAbsolutePath());
        return 0;
    }

    private ClassGrading.Course course(CourseFiles files) throws IOException {
        GradingScheme read =
                SchemeReader.read(scheme == null ? files.home().resolve("exercises/grading.yaml") : scheme);
        GradingScheme used = only(deadline == null ? read : read.withDeadline(time(deadline)));
        List<Exercise> exercises = Exercises.all().stream()
                .filter(exercise -> used.points().containsKey(exercise.number()))
                .toList();
        List<Integer> known = exercises.stream().map(Exercise::number).toList();
        List<Integer> unknown = used.points().keySet().stream()
                .filter(number -> !known.contains(number))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IOException("the scheme gives points for exercises that there are not: " + unknown);
        }
        Map<Integer, Map<String, String>> starters = new TreeMap<>();
        for (Exercise exercise : exercises) {
            starters.put(exercise.number(), new Starters(files).of(exercise));
        }
        long cases = seed == null ? RandomGenerator.getDefault().nextInt(MOST_SEED) : seed;
        return new ClassGrading.Course(exercises, starters, files.graders(), used, sandbox(), cases);
    }

    private GradingScheme only(GradingScheme all) {
        if (only.isEmpty()) {
            return all;
        }
        only.stream()
                .filter(number -> !all.points().containsKey(number))
                .findFirst()
                .ifPresent(number -> {
                    throw new WrongUsage("--exercises: the scheme gives no points for exercise " + number);
                });
        return all.only(only);
    }

    private static java.time.Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException _) {
            throw new WrongUsage("--deadline: '" + text + "' is no time with its zone, as 2027-01-15T23:59:00+01:00");
        }
    }

    private Optional<Sandbox> sandbox() {
        if (noSandbox) {
            return Optional.empty();
        }
        Optional<Sandbox> found = Sandbox.find();
        if (found.isEmpty()) {
            throw new WrongUsage("no sandbox for what students wrote: "
                    + Sandbox.kinds().stream()
                            .map(kind -> kind.name() + ": "
                                    + kind.unavailableBecause().orElse(""))
                            .collect(Collectors.joining("; "))
                    + ". Where you trust all of them: --no-sandbox");
        }
        return found;
    }
}
