package dev.offsetlab.lessons.classroom;

import dev.offsetlab.lessons.catalog.Exercise;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Grades all submissions of a class, some at a time, each in a sandbox.
public final class ClassGrading {
    private final Course course;
    private final int jobs;
    private final Clock clock;

    /// What is graded, and how.
    ///
    /// @param exercises that count, in their order
    /// @param starters  by number: each package as it is handed out, by file name
    /// @param graders   folder with `exNN/NameGrader.java`, the instructor's
    /// @param sandbox   empty only where the instructor said so
    /// @param seed      of the random cases
    public record Course(
            List<Exercise> exercises,
            Map<Integer, Map<String, String>> starters,
            Path graders,
            GradingScheme scheme,
            Optional<Sandbox> sandbox,
            long seed) {
        public Course {
            exercises = List.copyOf(exercises);
            starters = Map.copyOf(starters);
        }
    }

    /// Hears of every submission that was graded. On the thread that grades the class.
    @FunctionalInterface
    public interface Listener {
        void graded(GradedSubmission student, int done, int all);
    }

    /// @param jobs submissions at a time
    public ClassGrading(Course course, int jobs, Clock clock) {
        this.course = course;
        this.jobs = jobs;
        this.clock = clock;
    }

    /// @throws InterruptedException the submissions under way have been stopped
    public GradedClass grade(List<Submission> submissions, Listener listener) throws InterruptedException {
        Instant startedAt = clock.instant();
        List<GradedSubmission> graded = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                jobs, Thread.ofPlatform().daemon().name("grader-", 0).factory())) {
            try {
                ExecutorCompletionService<GradedSubmission> results = new ExecutorCompletionService<>(workers);
                submissions.forEach(one -> results.submit(() -> grade(one)));
                for (int done = 1; done <= submissions.size(); done++) {
                    GradedSubmission student = results.take().get();
                    graded.add(student);
                    listener.graded(student, done, submissions.size());
                }
            } catch (ExecutionException ours) {
                throw new IllegalStateException("the grading of a submission broke", ours.getCause());
            } finally {
                workers.shutdownNow();
            }
        }
        graded.sort((one, other) -> one.student().compareTo(other.student()));
        String sandbox = course.sandbox().map(Sandbox::name).orElse("none");
        return new GradedClass(
                course.scheme(),
                graded,
                startedAt,
                Duration.between(startedAt, clock.instant()),
                sandbox,
                course.seed());
    }

    private GradedSubmission grade(Submission submission) {
        try (SubmissionGrader grader = new SubmissionGrader(course)) {
            return grader.grade(submission);
        }
    }
}
