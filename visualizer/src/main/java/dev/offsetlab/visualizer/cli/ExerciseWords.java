package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.grade.ExerciseRun;
import dev.offsetlab.lessons.grade.Judgement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What is said around a judgement: the why behind a passed exercise, a way on for all others, a difference.
final class ExerciseWords {
    /// Parts that are data paths are called so: `Ex07Path`.
    private static final String DATA_PATH = "Path";
    private static final String ASSIGNOR = "Assignor";

    private final Terminal terminal;
    private final ExerciseRun run;

    ExerciseWords(Terminal terminal, ExerciseRun run) {
        this.terminal = terminal;
        this.run = run;
    }

    void after(Judgement judgement) throws IOException {
        int number = run.exercise().number();
        terminal.line("");
        if (judgement.passed()) {
            if (run.hasSolution()) {
                terminal.line("The solution and why it is so: ./lab exercise solution " + number);
            }
            serving();
        } else {
            terminal.line("The page: ./lab exercise show " + number + "   A hint: ./lab exercise hint " + number);
        }
    }

    /// How it comes into the live broker, where this exercise has a part there.
    void serving() {
        String name = run.exercise().packageName();
        run.exercise().serves().ifPresent(part -> {
            if (part.endsWith(ASSIGNOR)) {
                terminal.line(
                        "Let it divide partitions among real consumers: ./lab --with " + name + ", page Consumers");
                return;
            }
            terminal.line("Let it serve real clients: ./lab broker --with " + name + ", or in the window ./lab --with "
                    + name);
            if (part.endsWith(DATA_PATH)) {
                terminal.line("Race it: ./lab demo --with " + name);
            }
        });
    }

    /// Nothing where this copy has none.
    void why() throws IOException {
        Optional<String> why = run.why();
        if (why.isPresent()) {
            LessonText text = new LessonText(terminal);
            text.rule("Why", run.exercise().title());
            text.prose(why.get());
        }
    }

    void difference(List<String> lines) {
        if (lines.isEmpty()) {
            terminal.line("There is no difference.");
        }
        for (String line : lines) {
            if (line.startsWith("+")) {
                terminal.line(terminal.good(line));
            } else if (line.startsWith("-")) {
                terminal.line(terminal.bad(line));
            } else if (line.startsWith("@@")) {
                terminal.line(terminal.faint(line));
            } else {
                terminal.line(line);
            }
        }
    }
}
