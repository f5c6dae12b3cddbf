package dev.offsetlab.lessons.grade.check;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.grade.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Checks exercises beside each other, each worker one at a time.
public final class CourseCheck {
    private final CourseFiles files;
    private final int workers;

    /// @param workers how many processes judge at the same time
    public CourseCheck(CourseFiles files, int workers) {
        this.files = files;
        this.workers = workers;
    }

    /// In the order of the exercises.
    ///
    /// @param heard each result as it comes, from several threads
    public List<Checked> check(List<Exercise> exercises, Consumer<Checked> heard)
            throws IOException, InterruptedException {
        LinkedBlockingQueue<Judge> judges = new LinkedBlockingQueue<>();
        for (int i = 0; i < workers; i++) {
            judges.add(new Judge());
        }
        try {
            return check(exercises, judges, heard);
        } finally {
            judges.forEach(Judge::close);
        }
    }

    /// The same by judges that stay the caller's.
    List<Checked> check(List<Exercise> exercises, BlockingQueue<Judge> judges, Consumer<Checked> heard)
            throws IOException, InterruptedException {
        Set<Path> changed = ChangedFiles.of(files.home());
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Checked>> futures = new ArrayList<>();
            for (Exercise exercise : exercises) {
                futures.add(threads.submit(() -> one(exercise, judges, changed, heard)));
            }
            List<Checked> all = new ArrayList<>();
            for (Future<Checked> future : futures) {
                all.add(future.get());
            }
            return all;
        } catch (ExecutionException failed) {
            throw new IOException("the check broke: " + failed.getCause(), failed.getCause());
        }
    }

    private Checked one(Exercise exercise, BlockingQueue<Judge> judges, Set<Path> changed, Consumer<Checked> heard)
            throws IOException, InterruptedException {
        Judge judge = judges.take();
        Path scratch = Files.createTempDirectory("offset-lab-check-");
        try {
            Checked checked = new ExerciseCheck(files, judge, changed, scratch).check(exercise);
            heard.accept(checked);
            return checked;
        } finally {
            judges.add(judge);
            TemporaryFolder.delete(scratch);
        }
    }
}
