package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.course.Bench.Seen;
import dev.offsetlab.lessons.shell.CellResult;
import java.util.Optional;

/// Does everything that a lesson's text says and sees whether it is so: cells end as meant, claims are true,
/// predictions can be measured, tools say the lines that matter, right answers pass, wrong ones do not.
public final class LessonChecker {
    private final Bench bench;
    private final Listener listener;

    /// @param bench fresh: a lesson may rely on an empty broker and on no variable of another
    public LessonChecker(Bench bench, Listener listener) {
        this.bench = bench;
        this.listener = listener;
    }

    /// Hears of each block before it is done.
    public interface Listener {
        void next(Lesson lesson, Block block, String id);
    }

    /// The first thing that is not as the text says.
    ///
    /// @param file as in `02-append-only-log/lesson.md`
    public record Failure(String file, int line, String block, String expected, String got) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + block + ": expected " + expected + ", got " + got;
        }
    }

    /// Empty where the lesson does what it says.
    public Optional<Failure> check(Lesson lesson) {
        for (Block block : lesson.blocks()) {
            block.blockId().ifPresent(id -> listener.next(lesson, block, id));
            Optional<Failure> failure = check(lesson, block);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> check(Lesson lesson, Block block) {
        Scene scene = new Scene(lesson, block);
        try {
            switch (block) {
                case Block.Run run -> ran(run, scene);
                case Block.Observe observe -> observed(observe, scene);
                case Block.Check check -> answered(check, scene);
                case Block.Predict _, Block.Claims _, Block.Prose _, Block.Drawing _ -> {}
            }
            return Optional.empty();
        } catch (Broken broken) {
            return Optional.of(broken.failure);
        }
    }

    /// What belongs to a cell is judged when it has run, wherever it stands in the text: as for a student.
    private void ran(Block.Run run, Scene scene) throws Broken {
        CellResult result = bench.run(run.code());
        CellResult.Outcome meant = run.fails() ? CellResult.Outcome.THREW : CellResult.Outcome.DONE;
        if (result.outcome() != meant) {
            throw scene.broken(
                    "run " + run.id(),
                    "the cell to end as " + meant,
                    result.outcome() + " " + Results.brief(result).replace('\n', ' '));
        }
        for (Block other : scene.lesson.blocks()) {
            if (other instanceof Block.Predict predict && predict.before().equals(run.id())) {
                measured(predict, new Scene(scene.lesson, predict));
            }
            if (other instanceof Block.Claims claims && claims.after().equals(run.id())) {
                claims(claims, new Scene(scene.lesson, claims));
            }
        }
    }

    private void measured(Block.Predict predict, Scene scene) throws Broken {
        String name = "predict " + predict.id();
        Object value = scene.value(name, predict.measured());
        if (!Answers.fits(value, predict.answer())) {
            throw scene.broken(name, "'measured' to fit " + predict.answer(), String.valueOf(value));
        }
    }

    private void claims(Block.Claims claims, Scene scene) throws Broken {
        for (Block.Claim claim : claims.claims()) {
            Object holds = scene.value("claims " + claims.after(), claim.that());
            if (!Boolean.TRUE.equals(holds)) {
                throw scene.broken(
                        "claims " + claims.after(),
                        "'" + claim.says() + "' (" + claim.that() + ") to be true",
                        String.valueOf(holds));
            }
        }
    }

    private void observed(Block.Observe observe, Scene scene) throws Broken {
        String name = "observe " + observe.id();
        scene.value(name, observe.instead());
        Seen seen;
        try {
            seen = bench.observe(observe);
        } catch (NoValueException none) {
            throw scene.broken(name, "the work to run", none.says());
        }
        for (String word : observe.lines().keySet()) {
            if (seen.missing().isEmpty()
                    && seen.lines().stream().noneMatch(line -> Block.Observe.isAbout(word, line))) {
                throw scene.broken(name, "a line with '" + word + "'", String.join(" | ", seen.lines()));
            }
        }
    }

    private void answered(Block.Check check, Scene scene) throws Broken {
        String name = "check " + check.id();
        Object right = scene.value(name, check.right());
        if (!Answers.fits(right, check.answer())) {
            throw scene.broken(name, "'right' to fit " + check.answer(), String.valueOf(right));
        }
        String shown = Answers.text(right, check.answer());
        if (!passes(check, shown, right)) {
            throw scene.broken(name, "the right answer to pass", "a miss for " + shown);
        }
        if (passes(check, check.wrong(), right)) {
            throw scene.broken(name, "the wrong answer " + check.wrong() + " to fail", "a pass; right is " + shown);
        }
    }

    private static boolean passes(Block.Check check, String answer, Object right) {
        try {
            return Answers.same(Answers.read(answer, check.answer()), right, check.answer());
        } catch (AnswerException _) {
            return false;
        }
    }

    /// Where in which lesson.
    private final class Scene {
        private final Lesson lesson;
        private final Block block;

        Scene(Lesson lesson, Block block) {
            this.lesson = lesson;
            this.block = block;
        }

        Object value(String name, String expression) throws Broken {
            try {
                return bench.value(expression);
            } catch (NoValueException none) {
                throw broken(name, "a value of " + expression, none.says());
            }
        }

        Broken broken(String name, String expected, String got) {
            return new Broken(new Failure(lesson.file(), block.line(), name, expected, got));
        }
    }

    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        Broken(Failure failure) {
            super(failure.toString());
            this.failure = failure;
        }
    }
}
