package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.course.LessonRun;
import dev.offsetlab.lessons.course.LessonState;
import dev.offsetlab.lessons.course.NoValueException;
import dev.offsetlab.lessons.course.NotYetException;
import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.visualizer.cli.LessonInput.Said;
import dev.offsetlab.visualizer.cli.LessonInput.Stroke;
import dev.offsetlab.visualizer.cli.LessonSteps.Step;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A lesson in the terminal, step by step: text, then a prediction, a cell, an observation or a question. One thread,
/// but [#interrupt] comes from any.
final class LessonReader {
    private final Terminal terminal;
    private final LessonText text;
    private final LessonInput input;
    private final CellEditor editor;
    private final LessonRun run;
    private final Optional<String> exercises;
    private final LessonSteps steps;
    private final LessonPrompt prompt;
    private final LessonQuestions questions;
    private final LessonWork work;

    /// @param exercises that belong to the lesson, as Markdown; empty where none does
    LessonReader(Terminal terminal, LessonInput input, LessonRun run, CodeHelp help, Optional<String> exercises) {
        this.terminal = terminal;
        this.text = new LessonText(terminal);
        this.input = input;
        this.editor = new CellEditor(terminal, input);
        this.run = run;
        this.exercises = exercises;
        this.steps = new LessonSteps(run.lesson());
        this.work = new LessonWork(run);
        this.prompt = new LessonPrompt(terminal, input, steps, run, work, help);
        this.questions = new LessonQuestions(terminal, prompt, run, work);
    }

    /// Ctrl-C: stops the cell that runs. False where there is nothing that it could be meant for.
    boolean interrupt() {
        return editor.isOpen() || work.interrupt();
    }

    /// Returns when the lesson was left.
    void read() throws IOException {
        var lesson = run.lesson();
        terminal.line(terminal.bold(lesson.number() + "  " + lesson.title())
                + terminal.faint("   about " + lesson.minutes() + " minutes, ? shows the keys"));
        if (run.skipsPredictions()) {
            text.note("For instructors: cells run without predictions, g 9 goes to step 9, a runs the cells above.");
        }
        int step = comeBack();
        while (step <= steps.count()) {
            Said said = step < steps.count() ? at(step) : end();
            step = switch (said.key()) {
                case QUIT -> Integer.MAX_VALUE;
                case PREVIOUS -> Math.max(0, step - 1);
                case GO -> Math.clamp(said.number() - 1L, 0, steps.count());
                default -> step == steps.count() ? Integer.MAX_VALUE : step + 1;
            };
        }
        LessonState state = LessonState.of(lesson, run.progress());
        terminal.line("");
        terminal.line(state.stepsDone() + " of " + state.steps() + " steps done, " + state.checksPassed() + " of "
                + state.checks() + " questions answered. Your notebook: ./lab notebook");
    }

    /// Where one was; the variables of cells that ran in an earlier session are gone with it.
    private int comeBack() throws IOException {
        String place = run.progress().place();
        int step = place.isEmpty() ? 0 : steps.indexOf(place);
        List<String> lost = run.lost();
        if (step > 0 || !lost.isEmpty()) {
            terminal.line("You were at step " + (step + 1) + " of " + steps.count() + ".");
        }
        if (!lost.isEmpty()) {
            terminal.line("This is a new broker: what the cells above made is gone.");
            Said said = input.ask("Run " + String.join(", ", lost) + " again? [Enter] yes, n no");
            if (said.key() == Stroke.ENTER) {
                again(lost);
            } else if (said.key() == Stroke.QUIT) {
                return Integer.MAX_VALUE;
            }
        }
        return step;
    }

    /// A cell whose variables another needs; it stops at the first that fails.
    private void again(List<String> cells) {
        for (String id : cells) {
            terminal.line(terminal.faint("  " + id));
            CellResult result = work.during(() -> run.again(id)).result();
            if (result.outcome() != CellResult.Outcome.DONE && result.outcome() != CellResult.Outcome.THREW) {
                text.note("the cell " + id + " was not run to its end, nor those below it");
                return;
            }
        }
    }

    private Said at(int index) throws IOException {
        Step step = steps.get(index);
        step.before().forEach(this::show);
        String done = LessonSteps.isDone(step.block(), run.progress()) ? ", done" : "";
        text.rule(step.name(), "step " + (index + 1) + " of " + steps.count() + done);
        run.goTo(step.id());
        return switch (step.block()) {
            case Block.Predict predict -> questions.predict(predict);
            case Block.Run cell -> cell(cell);
            case Block.Observe observe -> observe(observe);
            case Block.Check check -> questions.check(check);
            case Block.Prose _, Block.Drawing _, Block.Claims _ ->
                throw new IllegalStateException("no step: " + step.name());
        };
    }

    private void show(Block block) {
        if (block instanceof Block.Prose prose) {
            text.prose(prose.markdown());
        } else if (block instanceof Block.Drawing drawing) {
            text.drawing(drawing);
        }
    }

    private Said end() throws IOException {
        steps.ending().forEach(this::show);
        text.rule("the end", run.lesson().title());
        exercises.ifPresent(text::prose);
        return prompt.ask("[Enter] leave, p step before");
    }

    private Said cell(Block.Run cell) throws IOException {
        String code = run.code(cell.id());
        boolean ran = false;
        text.code(code);
        while (true) {
            Said said = prompt.ask(ran ? "[Enter] go on, r run again, e edit" : "[Enter] run, e edit, n skip");
            if (said.key() == Stroke.EDIT || said.text().equals("o")) {
                code = said.key() == Stroke.EDIT ? editor.edit(code) : cell.code();
                text.code(code);
                ran = false;
            } else if ((said.key() == Stroke.ENTER && !ran) || said.text().equals("r")) {
                Said instead = predictFirst(cell);
                if (instead.key() == Stroke.QUIT) {
                    return instead;
                }
                ran = ran(cell, code);
            } else if (said.text().equals("a")) {
                again(run.above(cell.id()));
            } else if (said.key() == Stroke.TEXT) {
                text.note("Here are Enter, e, o, r, a, n, p, q and ?, which explains them.");
            } else {
                return said;
            }
        }
    }

    /// Asks for what the cell waits for; what was said last, for that may be to leave.
    private Said predictFirst(Block.Run cell) throws IOException {
        Said said = Said.of(Stroke.ENTER);
        for (Block.Predict missing : run.waitsFor(cell.id())) {
            terminal.line("First predict:");
            said = questions.predict(missing);
            if (said.key() == Stroke.QUIT) {
                return said;
            }
        }
        return said;
    }

    /// False where the cell still waits for a prediction.
    private boolean ran(Block.Run cell, String code) {
        return work.during(() -> {
            try {
                text.outcome(run.run(cell.id(), code), code);
                return true;
            } catch (NotYetException _) {
                text.note("Without the prediction the cell does not run; n skips it.");
                return false;
            }
        });
    }

    private Said observe(Block.Observe observe) throws IOException {
        terminal.line("  " + observe.tool().name().toLowerCase(Locale.ROOT) + " looks on for " + observe.seconds()
                + " s while this runs:");
        text.code(observe.work());
        Said said = prompt.ask("[Enter] observe, n skip");
        if (said.key() == Stroke.ENTER) {
            work.during(() -> {
                try {
                    text.seen(run.observe(observe.id()), observe);
                } catch (NoValueException none) {
                    text.note(String.valueOf(none.getMessage()));
                }
                return true;
            });
            return prompt.ask("[Enter] go on");
        }
        return said;
    }
}
