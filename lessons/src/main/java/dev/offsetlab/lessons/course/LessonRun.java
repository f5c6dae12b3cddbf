package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.course.Bench.Seen;
import dev.offsetlab.lessons.course.Outcome.Comparison;
import dev.offsetlab.lessons.course.Outcome.Judged;
import dev.offsetlab.lessons.progress.LessonProgress;
import dev.offsetlab.lessons.progress.LessonProgress.Answered;
import dev.offsetlab.lessons.progress.LessonProgress.Attempt;
import dev.offsetlab.lessons.progress.LessonProgress.Cell;
import dev.offsetlab.lessons.progress.LessonProgress.Checked;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.lessons.shell.CellResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One lesson under way: what waits for what, and everything that is done kept at once.
///
/// [#run], [#observe] and [#check] wait for the bench; a window calls them on a thread of its own, one at a time.
public final class LessonRun {
    private final Lesson lesson;
    private final Bench bench;
    private final ProgressFile file;
    private final Clock clock;
    private final Set<String> ranHere = ConcurrentHashMap.newKeySet();
    private volatile boolean free;

    public LessonRun(Lesson lesson, Bench bench, ProgressFile file, Clock clock) {
        this.lesson = lesson;
        this.bench = bench;
        this.file = file;
        this.clock = clock;
    }

    public Lesson lesson() {
        return lesson;
    }

    /// For instructors, who skip around: cells run without their predictions, which are marked as skipped.
    public void skipPredictions(boolean skip) {
        free = skip;
    }

    public boolean skipsPredictions() {
        return free;
    }

    /// What was done until now, here or in another window.
    public LessonProgress progress() {
        return file.read().lesson(lesson.name());
    }

    /// Index of the block to come back to; the first where the place is unknown or gone.
    public int place() {
        String place = progress().place();
        for (int i = 0; i < lesson.blocks().size(); i++) {
            if (lesson.blocks().get(i).blockId().filter(place::equals).isPresent()) {
                return i;
            }
        }
        return 0;
    }

    /// The place is from now on the block with this id.
    public void goTo(String id) {
        keep(progress -> progress.at(id));
    }

    /// Questions that the cell waits for; none where predictions may be skipped.
    public List<Block.Predict> waitsFor(String cell) {
        return free ? List.of() : open(cell);
    }

    /// Questions of the cell that nobody has answered or left out.
    private List<Block.Predict> open(String cell) {
        LessonProgress now = progress();
        return predictions(cell)
                .filter(predict -> !LessonState.isDone(predict, now).orElse(false))
                .toList();
    }

    /// Records a prediction; a new one replaces it until its cell has run, then the first stands.
    ///
    /// @return the prediction that stands
    /// @throws AnswerException it is no answer to the question, or comes too late: its cell ran without it
    public String predict(String id, String answer) throws AnswerException {
        Block.Predict predict = block(id, Block.Predict.class);
        String given = Answers.read(answer, predict.answer());
        if (progress().skipped().containsKey(id)) {
            throw new AnswerException("too late for a prediction: the cell has run without it");
        }
        Answered prediction = new Answered(given, clock.instant());
        LessonProgress now = keep(progress -> fixed(progress, predict) ? progress : progress.predicted(id, prediction));
        Answered stands = now.predictions().get(id);
        return stands == null ? given : stands.text();
    }

    private static boolean fixed(LessonProgress progress, Block.Predict predict) {
        return progress.predictions().containsKey(predict.id())
                && progress.measurements().containsKey(predict.id());
    }

    /// The cell as the student left it; as the lesson has it before the first change.
    public String code(String id) {
        Cell kept = progress().cells().get(id);
        return kept == null ? block(id, Block.Run.class).code() : kept.code();
    }

    /// Runs the cell with this code, measures what was predicted and judges the claims.
    ///
    /// @throws NotYetException predictions are missing
    public Outcome run(String id, String code) throws NotYetException {
        Block.Run cell = block(id, Block.Run.class);
        List<Block.Predict> missing = waitsFor(id);
        if (!missing.isEmpty()) {
            throw new NotYetException(missing);
        }
        CellResult result = bench.run(code);
        ranHere.add(id);
        boolean asMeant = isAsMeant(cell, result);
        boolean passed = asMeant || LessonState.isDone(cell, progress()).orElse(false);
        Cell kept = new Cell(code, result.outcome().name(), Results.brief(result), clock.instant(), passed);
        List<Block.Predict> skipped = open(id);
        keep(progress -> without(skipped, progress).ran(id, kept).at(id));
        return asMeant
                ? new Outcome(result, true, comparisons(id), claims(id))
                : new Outcome(result, false, List.of(), List.of());
    }

    private LessonProgress without(List<Block.Predict> skipped, LessonProgress progress) {
        LessonProgress marked = progress;
        for (Block.Predict predict : skipped) {
            marked = marked.skipped(predict.id(), clock.instant());
        }
        return marked;
    }

    private List<Comparison> comparisons(String cell) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Block.Predict predict : predictions(cell).toList()) {
            Answered predicted = progress().predictions().get(predict.id());
            comparisons.add(comparison(predict, predicted == null ? "" : predicted.text()));
        }
        return comparisons;
    }

    /// The first measurement stands beside the prediction: a cell that runs again may find another lab.
    private Comparison comparison(Block.Predict predict, String predicted) {
        Answered first = progress().measurements().get(predict.id());
        if (first != null && !predicted.isEmpty()) {
            Object value = Answers.value(first.text(), predict.answer());
            return new Comparison(
                    predict, predicted, first.text(), Answers.ratio(predicted, value, predict.answer()), "");
        }
        try {
            Object value = bench.value(predict.measured());
            String text = Answers.text(value, predict.answer());
            keep(progress -> progress.measured(predict.id(), new Answered(text, clock.instant())));
            return new Comparison(predict, predicted, text, Answers.ratio(predicted, value, predict.answer()), "");
        } catch (NoValueException none) {
            return new Comparison(predict, predicted, "", Optional.empty(), none.says());
        }
    }

    private List<Judged> claims(String cell) {
        return lesson.blocks().stream()
                .filter(block ->
                        block instanceof Block.Claims claims && claims.after().equals(cell))
                .flatMap(block -> ((Block.Claims) block).claims().stream())
                .map(this::judged)
                .toList();
    }

    private Judged judged(Block.Claim claim) {
        try {
            return new Judged(claim, Boolean.TRUE.equals(bench.value(claim.that())), "");
        } catch (NoValueException none) {
            return new Judged(claim, false, none.says());
        }
    }

    /// Lets the block's tool look on.
    ///
    /// @throws NoValueException the work failed
    public Seen observe(String id) throws NoValueException {
        Seen seen = bench.observe(block(id, Block.Observe.class));
        String text = seen.lines().isEmpty() ? seen.missing() + "\n" + seen.counted() : String.join("\n", seen.lines());
        keep(progress -> progress.observed(id, new Answered(Results.cut(text), clock.instant()))
                .at(id));
        return seen;
    }

    /// Judges an answer by what the engine says now.
    ///
    /// @throws AnswerException  it is no answer to the question, and counts for nothing
    /// @throws NoValueException the engine cannot tell, since a cell above has not run
    public Verdict check(String id, String answer) throws AnswerException, NoValueException {
        Block.Check check = block(id, Block.Check.class);
        String given = Answers.read(answer, check.answer());
        Object right = right(check);
        boolean passed = Answers.same(given, right, check.answer());
        String shown = Answers.text(right, check.answer());
        LessonProgress now = keep(progress -> progress.answered(id, new Attempt(given, shown, passed, clock.instant()))
                .at(id));
        int attempts = Optional.ofNullable(now.checks().get(id))
                .map(Checked::attempts)
                .map(List::size)
                .orElse(1);
        return new Verdict(passed, given, shown, passed ? Optional.empty() : check.hint(), attempts);
    }

    private Object right(Block.Check check) throws NoValueException {
        try {
            return bench.value(check.right());
        } catch (NoValueException none) {
            boolean early = cellsAbove(check.id()).anyMatch(cell -> !ranHere.contains(cell.id()));
            throw early ? new NoValueException("The engine cannot tell yet: run the cells above first.") : none;
        }
    }

    private Stream<Block.Run> cellsAbove(String id) {
        return lesson.blocks().stream()
                .takeWhile(block -> block.blockId().filter(id::equals).isEmpty())
                .filter(Block.Run.class::isInstance)
                .map(Block.Run.class::cast);
    }

    /// Ids of the cells up to the place that ran in an earlier session, in their order: a new one lacks their
    /// variables.
    public List<String> lost() {
        LessonProgress progress = progress();
        return lesson.blocks().stream()
                .limit(place() + 1L)
                .filter(Block.Run.class::isInstance)
                .flatMap(block -> block.blockId().stream())
                .filter(id -> !ranHere.contains(id))
                .filter(id -> Optional.ofNullable(progress.cells().get(id))
                        .filter(Cell::done)
                        .isPresent())
                .toList();
    }

    /// Ids of the cells above this one that may run without further ado: those that ran once, and for instructors all.
    public List<String> above(String cell) {
        LessonProgress progress = progress();
        return cellsAbove(cell)
                .filter(block -> free || LessonState.isDone(block, progress).orElse(false))
                .map(Block.Run::id)
                .toList();
    }

    /// Runs a cell again as it was, judges its claims, and changes nothing in the progress.
    public Outcome again(String id) {
        Block.Run cell = block(id, Block.Run.class);
        CellResult result = bench.run(code(id));
        ranHere.add(id);
        boolean asMeant = isAsMeant(cell, result);
        return new Outcome(result, asMeant, List.of(), asMeant ? claims(id) : List.of());
    }

    private static boolean isAsMeant(Block.Run cell, CellResult result) {
        return cell.fails() ? result.outcome() == CellResult.Outcome.THREW : result.done();
    }

    /// Runs Java of the student's own in the session of the cells, and keeps nothing of it.
    public CellResult free(String code) {
        return bench.run(code);
    }

    public void stop() {
        bench.stop();
    }

    private Stream<Block.Predict> predictions(String cell) {
        return lesson.blocks().stream()
                .filter(Block.Predict.class::isInstance)
                .map(Block.Predict.class::cast)
                .filter(predict -> predict.before().equals(cell));
    }

    private <B extends Block> B block(String id, Class<B> kind) {
        return lesson.blocks().stream()
                .filter(block -> block.blockId().filter(id::equals).isPresent())
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        lesson.file() + " has no " + kind.getSimpleName() + " with the id " + id));
    }

    private LessonProgress keep(UnaryOperator<LessonProgress> change) {
        return file.update(all -> all.with(lesson.name(), change.apply(all.lesson(lesson.name()))))
                .lesson(lesson.name());
    }
}
