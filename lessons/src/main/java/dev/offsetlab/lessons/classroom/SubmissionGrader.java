package dev.offsetlab.lessons.classroom;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.Difference;
import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Task;
import dev.offsetlab.lessons.grade.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Grades one submission after the other, each in a worker of its own, which sees nothing but what is laid out for it.
///
/// ```
///   work/exNN/    the package as it is handed out, the student's files on top
///   graders/      the instructor's
/// ```
///
/// Whatever a submission does, this returns a result. One thread.
final class SubmissionGrader implements AutoCloseable {
    private final ClassGrading.Course course;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("time limit of an exercise").factory());

    SubmissionGrader(ClassGrading.Course course) {
        this.course = course;
    }

    GradedSubmission grade(Submission submission) {
        long startNs = System.nanoTime();
        List<String> flags = new ArrayList<>();
        List<GradedExercise> exercises;
        Instant handedIn = Instant.EPOCH;
        try {
            HandIn handIn = HandIn.sort(SubmissionReader.read(submission), files());
            handedIn = handIn.handedIn();
            flags.addAll(GraderChanges.of(handIn.graders(), course.graders()));
            flags.addAll(handIn.remarks());
            exercises = grade(handIn);
        } catch (IOException | RuntimeException broken) {
            flags.add("cannot be graded: " + broken.getMessage());
            exercises = course.exercises().stream()
                    .map(exercise -> graded(exercise, null, false, ""))
                    .toList();
        }
        return new GradedSubmission(
                submission.student(),
                handedIn,
                course.scheme().daysLate(handedIn),
                course.scheme().percentLeft(handedIn),
                exercises,
                flags,
                Duration.ofNanos(System.nanoTime() - startNs));
    }

    private Map<String, Integer> files() {
        return course.exercises().stream().collect(Collectors.toMap(Exercise::file, Exercise::number));
    }

    private List<GradedExercise> grade(HandIn handIn) throws IOException {
        Path work = Files.createTempDirectory("offset-lab-submission");
        try (Judge judge = new Judge(new SandboxedWorker(course, work))) {
            List<GradedExercise> graded = new ArrayList<>();
            for (Exercise exercise : course.exercises()) {
                graded.add(grade(exercise, handIn.sources().getOrDefault(exercise.number(), Map.of()), work, judge));
            }
            return graded;
        } finally {
            TemporaryFolder.delete(work);
        }
    }

    private GradedExercise grade(Exercise exercise, Map<String, String> sources, Path work, Judge judge)
            throws IOException {
        String mine = sources.get(exercise.file());
        if (mine == null) {
            return graded(exercise, null, false, "");
        }
        Map<String, String> starter = course.starters().getOrDefault(exercise.number(), Map.of());
        Path folder = layOut(starter, sources, work.resolve(exercise.packageName()));
        Path graders = course.graders().resolve(exercise.packageName());
        Task task = Task.of(exercise.number(), exercise.file(), folder, graders, starter)
                .thoroughly();
        Judgement first = judge(judge, task.seeded(course.seed()));
        String diff = String.join(
                "\n", Difference.unified("starter", starter.getOrDefault(exercise.file(), ""), exercise.file(), mine));
        if (first.passed() || diff.isEmpty() || !again(first)) {
            return graded(exercise, first, false, diff);
        }
        Judgement second = judge(judge, task.seeded(course.seed() + 1));
        boolean flaky = first.points() != second.points();
        return graded(exercise, second.points() > first.points() ? second : first, flaky, diff);
    }

    /// The student's files on top of what is handed out: a package of theirs may lack what was only given.
    private static Path layOut(Map<String, String> starter, Map<String, String> sources, Path folder)
            throws IOException {
        Map<String, String> files = new TreeMap<>(starter);
        files.putAll(sources);
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }

    /// What the compiler refuses it refuses again.
    private static boolean again(Judgement judgement) {
        return switch (judgement.verdict()) {
            case DOES_NOT_COMPILE, NOT_WRITTEN -> false;
            default -> true;
        };
    }

    /// Cut at the scheme's limit for an exercise: what has not run by then does not count.
    private Judgement judge(Judge judge, Task task) throws IOException {
        ScheduledFuture<?> limit = alarm.schedule(
                judge::cancel, course.scheme().limits().exercise().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return judge.judge(task);
        } finally {
            limit.cancel(false);
        }
    }

    private GradedExercise graded(Exercise exercise, @Nullable Judgement judgement, boolean flaky, String diff) {
        int counts = course.scheme().points().getOrDefault(exercise.number(), 0);
        return new GradedExercise(exercise.number(), exercise.title(), counts, judgement, flaky, diff);
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }
}
