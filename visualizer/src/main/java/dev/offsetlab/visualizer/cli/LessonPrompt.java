package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.course.LessonRun;
import dev.offsetlab.lessons.progress.LessonProgress;
import dev.offsetlab.visualizer.cli.LessonInput.Said;
import java.io.IOException;
import java.util.Locale;

/// The prompt of a lesson. What is the same at each step is answered here: help, documentation, Java of the student's
/// own, the list of steps.
final class LessonPrompt {
    private final Terminal terminal;
    private final LessonText text;
    private final LessonInput input;
    private final LessonSteps steps;
    private final LessonRun run;
    private final LessonWork work;
    private final CodeHelp help;

    LessonPrompt(
            Terminal terminal, LessonInput input, LessonSteps steps, LessonRun run, LessonWork work, CodeHelp help) {
        this.terminal = terminal;
        this.text = new LessonText(terminal);
        this.input = input;
        this.steps = steps;
        this.run = run;
        this.work = work;
        this.help = help;
    }

    /// Asks until something is said that is not answered here.
    Said ask(String prompt) throws IOException {
        while (true) {
            Said said = input.ask(prompt);
            switch (said.key()) {
                case HELP -> text.keys();
                case ASK -> text.about(help.about(said.text()));
                case JAVA -> text.result(work.during(() -> run.free(said.text())), said.text());
                case LIST -> list();
                default -> {
                    return said;
                }
            }
        }
    }

    private void list() {
        LessonProgress progress = run.progress();
        for (int i = 0; i < steps.count(); i++) {
            boolean done = LessonSteps.isDone(steps.get(i).block(), progress);
            terminal.line(String.format(
                    Locale.ROOT,
                    "  %2d  %-5s %s",
                    i + 1,
                    done ? "done" : "",
                    steps.get(i).name()));
        }
    }
}
