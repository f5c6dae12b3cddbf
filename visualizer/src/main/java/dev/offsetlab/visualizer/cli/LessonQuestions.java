package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.course.AnswerException;
import dev.offsetlab.lessons.course.LessonRun;
import dev.offsetlab.lessons.course.NoValueException;
import dev.offsetlab.lessons.course.Verdict;
import dev.offsetlab.lessons.progress.LessonProgress;
import dev.offsetlab.visualizer.cli.LessonInput.Said;
import dev.offsetlab.visualizer.cli.LessonInput.Stroke;
import java.io.IOException;

/// What a lesson asks the student: a prediction, which is kept as it is, and a question, whose answer is checked.
final class LessonQuestions {
    private final Terminal terminal;
    private final LessonText text;
    private final LessonPrompt prompt;
    private final LessonRun run;
    private final LessonWork work;
    private boolean toldOfJava;

    LessonQuestions(Terminal terminal, LessonPrompt prompt, LessonRun run, LessonWork work) {
        this.terminal = terminal;
        this.text = new LessonText(terminal);
        this.prompt = prompt;
        this.run = run;
        this.work = work;
    }

    /// Asks until there is a prediction, or the student goes elsewhere.
    Said predict(Block.Predict predict) throws IOException {
        text.question(predict.question(), predict.answer());
        LessonProgress.Answered before = run.progress().predictions().get(predict.id());
        if (before != null) {
            terminal.line(terminal.faint("  you said " + before.text()));
        }
        while (true) {
            Said said = prompt.ask("predict, " + LessonText.asked(predict.answer()));
            if (said.key() == Stroke.ENTER && before == null) {
                text.note("Write what you believe. There is no wrong prediction; n goes on without one.");
            } else if (said.key() != Stroke.TEXT) {
                return said;
            } else if (predicted(predict, said.text())) {
                return said;
            }
        }
    }

    private boolean predicted(Block.Predict predict, String answer) {
        try {
            String stands = run.predict(predict.id(), answer);
            terminal.line(terminal.faint("  kept: " + stands));
            return true;
        } catch (AnswerException wrong) {
            text.note(wrong.says());
            return false;
        }
    }

    /// Asks until the answer is right, or the student goes elsewhere.
    Said check(Block.Check check) throws IOException {
        text.question(check.question(), check.answer());
        if (!toldOfJava) {
            toldOfJava = true;
            terminal.line(terminal.faint("  To look before you answer: ! and any Java, as in ! lab.topics()"));
        }
        while (true) {
            Said said = prompt.ask("answer, " + LessonText.asked(check.answer()));
            if (said.key() == Stroke.ENTER) {
                text.note("Write an answer, as often as you like; n goes on without one.");
            } else if (said.key() != Stroke.TEXT || work.during(() -> passed(check, said.text()))) {
                return said;
            }
        }
    }

    private boolean passed(Block.Check check, String answer) {
        try {
            Verdict verdict = run.check(check.id(), answer);
            text.verdict(verdict);
            return verdict.passed();
        } catch (AnswerException wrong) {
            text.note(wrong.says());
        } catch (NoValueException none) {
            text.note("The engine cannot tell yet: run the cells above first. (" + none.getMessage() + ")");
        }
        return false;
    }
}
