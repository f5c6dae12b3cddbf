package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.ExerciseRun;
import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.SavedFiles;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The open exercise at work: what touches files goes to the session's thread, what came of it back to the window's.
final class ExerciseWork implements ExerciseActions {
    private final ExerciseRun run;
    private final ExerciseSession session;
    private final ExerciseModel model;
    private Optional<SavedFiles> watched = Optional.empty();

    ExerciseWork(ExerciseRun run, CourseFiles files, ExerciseSession session) {
        this.run = run;
        this.session = session;
        this.model = new ExerciseModel(run.exercise(), run.file(), files.shown(run.file()), run.hasSolution(), this);
    }

    ExerciseModel model() {
        return model;
    }

    /// Remembers it as the one to come back to, watches its files, judges it.
    void begin() {
        attempt(() -> {
            run.open();
            SavedFiles saved = new SavedFiles(folder(), () -> session.onWindow(this::saved));
            saved.start();
            read();
            session.onWindow(() -> {
                watched = Optional.of(saved);
                session.judge(run);
            });
        });
    }

    private Path folder() {
        return Objects.requireNonNull(run.file().getParent());
    }

    /// What progress and file say now. On the session's thread.
    private void read() throws IOException {
        int seen = run.progress().hints();
        boolean open = run.isSolutionOpen();
        Optional<String> why = run.why();
        String text = Files.exists(run.file()) ? Files.readString(run.file()) : "";
        session.onWindow(() -> {
            model.hinted(run.exercise().hints().subList(0, seen));
            model.openSolution(open);
            model.explain(why);
            model.draft().read(text);
        });
    }

    void lookAtProgress() {
        attempt(this::read);
    }

    private void saved() {
        if (model.sideProperty().get() == Side.PAGE) {
            model.sideProperty().set(Side.RESULT);
        }
        attempt(this::read);
        if (model.sideProperty().get() == Side.COMPARE) {
            compare(); // whoever compares works towards the solution
        } else {
            model.forgetDifference();
        }
        session.judge(run);
    }

    void began() {
        model.began();
    }

    void judged(Judgement judgement) {
        model.judged(judgement);
        attempt(this::read);
    }

    void failed(Exception why) {
        model.ended();
        model.say(ExerciseSaid.problem(text(why)));
    }

    @Override
    public void test() {
        session.judge(run);
    }

    @Override
    public void stop() {
        session.stop();
    }

    @Override
    public void hint() {
        attempt(() -> {
            run.hint();
            read();
            session.recount();
        });
    }

    @Override
    public void reset() {
        attempt(() -> {
            String said = GradeWords.begunAnew(run.reset());
            read();
            session.onWindow(() -> model.say(ExerciseSaid.done(said)));
        });
    }

    @Override
    public void compare() {
        attempt(() -> {
            run.openSolution();
            List<String> lines = run.toSolution();
            read();
            session.onWindow(() -> model.differs(lines));
            session.recount();
        });
    }

    @Override
    public void solution() {
        attempt(() -> {
            String solved = run.openSolution();
            read();
            session.onWindow(() -> model.solved(solved));
            session.recount();
        });
    }

    @Override
    public void save(String text) {
        attempt(() -> {
            Files.createDirectories(folder());
            Files.writeString(run.file(), text);
            read();
        });
    }

    /// Something that may fail by its files.
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt what) {
        session.later(() -> {
            try {
                what.run();
            } catch (IOException | RuntimeException failed) {
                session.onWindow(() -> model.say(ExerciseSaid.problem(text(failed))));
            }
        });
    }

    private String text(Exception failed) {
        return switch (failed) {
            case NoSuchFileException gone ->
                "There is no " + gone.getFile() + " any more. Reset puts the starter there.";
            case IOException trouble -> FileTrouble.text(trouble);
            default -> String.valueOf(failed.getMessage());
        };
    }

    /// Saves are no longer judged.
    void close() {
        watched.ifPresent(session::closeQuietly);
        watched = Optional.empty();
    }
}
