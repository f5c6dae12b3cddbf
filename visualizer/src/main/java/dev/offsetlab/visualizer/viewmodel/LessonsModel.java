package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.BrokenLessonException;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.course.LessonRun;
import dev.offsetlab.lessons.course.LessonState;
import dev.offsetlab.lessons.progress.Progress;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// The course in the window: its outline, the lesson that is open, the session behind both.
///
/// Nothing is read and no session warms up before the page is first seen. Then the lesson of last time opens at the
/// block of last time.
public final class LessonsModel implements LessonHelp, AutoCloseable {
    private final LabModel lab;
    private final LessonSource source;
    private final ProgressFile progress;
    private final LogModel log;
    private final LessonTopic topic;
    private final LessonPrompt prompt = new LessonPrompt(this::runFree, this::stop);
    private final ReadOnlyObjectWrapper<List<LessonEntry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<LessonModel>> open = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> lost = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper restoring = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final BooleanProperty instructor = new SimpleBooleanProperty();
    private List<Lesson> lessons = List.of();
    private List<Exercise> exercises = List.of();
    private Optional<LessonSession> session = Optional.empty();
    /// Of lessons that were opened, by number: whoever comes back to one finds it as it was left.
    private final Map<Integer, LessonWork> works = new HashMap<>();
    private Optional<LessonWork> work = Optional.empty();
    private Optional<Integer> wanted = Optional.empty();
    private boolean begun;

    /// Where the lessons come from.
    @FunctionalInterface
    public interface LessonSource {
        List<Lesson> read() throws IOException;

        /// What may belong to them.
        default List<Exercise> exercises() throws IOException {
            return Exercises.toName();
        }
    }

    public LessonsModel(LabModel lab, LessonSource source, ProgressFile progress) {
        this.lab = lab;
        this.source = source;
        this.progress = progress;
        log = new LogModel(lab);
        topic = new LessonTopic(lab, log.choice());
        instructor.subscribe(now -> work.ifPresent(open -> open.skipPredictions(now)));
    }

    /// The page is seen, or is not any more.
    public void show(boolean seen) {
        if (seen && !begun) {
            begun = true;
            begin();
        }
    }

    private void begin() {
        Optional<EmbeddedLab> engine = lab.engine();
        if (engine.isEmpty()) {
            trouble.set("The lessons' cells work on the lab's own broker. This window looks at a cluster: open the lab"
                    + " without --bootstrap for the lessons.");
            return;
        }
        LessonSession warming = new LessonSession(engine.get(), lab.window());
        session = Optional.of(warming);
        warming.later(() -> {
            try {
                List<Lesson> read = source.read();
                List<Exercise> written = source.exercises();
                Progress kept = progress.read();
                lab.window().execute(() -> use(read, written, kept));
            } catch (IOException | BrokenLessonException broken) {
                lab.window().execute(() -> trouble.set("The lessons cannot be read. " + broken.getMessage()));
            }
        });
    }

    private void use(List<Lesson> read, List<Exercise> written, Progress kept) {
        lessons = read;
        exercises = written;
        count(kept);
        if (read.isEmpty()) {
            trouble.set("This lab has no lessons.");
            return;
        }
        Lesson last = read.stream()
                .filter(lesson -> lesson.name().equals(kept.last()))
                .findFirst()
                .orElse(read.getFirst());
        open(wanted.orElse(last.number()));
    }

    private void count(Progress kept) {
        entries.set(lessons.stream().map(lesson -> entry(lesson, kept)).toList());
    }

    private static LessonEntry entry(Lesson lesson, Progress kept) {
        LessonState state = LessonState.of(lesson, kept.lesson(lesson.name()));
        return new LessonEntry(
                lesson.number(), lesson.name(), lesson.title(), lesson.minutes(), state.stepsDone(), state.steps());
    }

    /// Opens any lesson, whatever was done before; as soon as they are read.
    public void open(int number) {
        if (session.isEmpty() || lessons.isEmpty()) {
            wanted = Optional.of(number);
            return;
        }
        if (open.get().filter(now -> now.lesson().number() == number).isPresent()) {
            return;
        }
        lessons.stream().filter(lesson -> lesson.number() == number).findFirst().ifPresent(lesson -> {
            stop();
            LessonWork next = works.computeIfAbsent(number, _ -> begun(lesson));
            next.skipPredictions(instructor.get());
            work = Optional.of(next);
            open.set(Optional.of(next.model()));
            look();
        });
    }

    private LessonWork begun(Lesson lesson) {
        LessonSession now = session.orElseThrow();
        return new LessonWork(
                new LessonRun(lesson, now.bench(), progress, Clock.systemUTC()), now, lab.window(), this::done);
    }

    private void done(String id, String code) {
        topic.mentionedIn(code);
        look();
    }

    /// Progress and what this session lacks, anew.
    private void look() {
        count(progress.read());
        lost.set(work.map(now -> now.run().lost()).orElse(List.of()));
    }

    /// Runs the lost cells again.
    public void runLost() {
        work.filter(now -> restoring.get().isEmpty()).ifPresent(now -> {
            List<String> ids = lost.get();
            now.again(ids, id -> restoring.set(id + ", " + (ids.indexOf(id) + 1) + " of " + ids.size()), () -> {
                restoring.set("");
                look();
            });
        });
    }

    private void runFree(String code) {
        session.ifPresent(now -> now.later(() -> {
            var result = now.run(code, prompt::printed);
            lab.window().execute(() -> {
                prompt.ended(result);
                topic.mentionedIn(code);
            });
        }));
    }

    /// Ends whatever runs.
    public void stop() {
        session.ifPresent(LessonSession::stop);
    }

    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    private void step(int by) {
        open.get().flatMap(now -> neighbour(now.lesson().number(), by)).ifPresent(entry -> open(entry.number()));
    }

    /// The lesson so many places further; empty beyond the ends.
    public Optional<LessonEntry> neighbour(int number, int by) {
        List<LessonEntry> all = entries.get();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).number() == number && i + by >= 0 && i + by < all.size()) {
                return Optional.of(all.get(i + by));
            }
        }
        return Optional.empty();
    }

    /// What to do after the lesson; none where no exercise belongs to it.
    public List<Exercise> exercisesOf(Lesson lesson) {
        return lesson.own(exercises);
    }

    /// Index of the block that the student comes back to.
    public int place() {
        return work.map(now -> now.run().place()).orElse(0);
    }

    /// Whether cells run without a prediction, which is marked as skipped: for those who show a lesson.
    public BooleanProperty instructorProperty() {
        return instructor;
    }

    public ReadOnlyObjectProperty<List<LessonEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<LessonModel>> openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The lost cell that runs again now, and which of how many it is; empty while none does.
    public ReadOnlyStringProperty restoringProperty() {
        return restoring.getReadOnlyProperty();
    }

    /// Cells up to the place that ran before the lab was restarted: their variables are not in this session.
    public ReadOnlyObjectProperty<List<String>> lostProperty() {
        return lost.getReadOnlyProperty();
    }

    /// Why there are no lessons, in words; empty where there are.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public LessonPrompt prompt() {
        return prompt;
    }

    /// The log of the topic that the cells work on.
    public LogModel log() {
        return log;
    }

    @Override
    public void complete(String code, int cursor, Consumer<List<Proposal>> answer) {
        session.ifPresent(now -> now.complete(code, cursor, answer));
    }

    @Override
    public void explain(String code, int cursor, Consumer<String> answer) {
        session.ifPresent(now -> now.explain(code, cursor, answer));
    }

    /// Ends the cell that runs and all that the lessons started. Any thread.
    @Override
    public void close() {
        session.ifPresent(LessonSession::close);
    }
}
