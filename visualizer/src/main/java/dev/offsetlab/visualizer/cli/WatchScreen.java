package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.ExerciseRun;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Verdict;
import java.io.IOException;

/// What the watch loop shows. A judgement begins on a clean screen; all else is added below.
final class WatchScreen {
    private static final String CLEAN = "\u001b[H\u001b[2J";
    private static final String SAME_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private final ExerciseShelf shelf;
    /// What the next judgement, which clears the screen, must not take away.
    private String keptForNext = "";

    WatchScreen(Terminal terminal, ExerciseShelf shelf) {
        this.terminal = terminal;
        this.shelf = shelf;
    }

    /// Something that may fail by its files.
    interface Attempt {
        void run() throws IOException;
    }

    /// Says why, where it fails.
    void attempt(Attempt work) {
        try {
            work.run();
        } catch (IOException failed) {
            say(Complaints.text(failed));
        }
    }

    void judging(Exercise exercise) {
        onLastLine("judging exercise " + exercise.number() + " ...");
    }

    /// A test takes long: perhaps it never ends.
    void stillJudging(Exercise exercise, long seconds) {
        onLastLine("judging exercise " + exercise.number() + " ... one test runs for " + seconds
                + " s; save again and it is cut short");
    }

    private void onLastLine(String words) {
        if (terminal.live()) {
            terminal.out().print(SAME_LINE + terminal.faint(words));
            terminal.out().flush();
        }
    }

    void judgement(ExerciseRun run, Judgement judgement) {
        if (terminal.live()) {
            terminal.out().print(CLEAN);
        }
        Exercise exercise = run.exercise();
        terminal.line(terminal.bold(exercise.number() + "  " + exercise.title()));
        terminal.line(terminal.faint(shelf.files().shown(run.file())));
        terminal.line("");
        new JudgementText(terminal, exercise).print(judgement);
        if (judgement.passed()) {
            new ExerciseWords(terminal, run).serving();
            terminal.line("w shows the solution and why it is so, n goes on.");
        } else if (judgement.verdict() == Verdict.NOT_WRITTEN) {
            terminal.line("p shows the page: what is to be written, its invariants, a worked example.");
        }
        if (!keptForNext.isEmpty()) {
            terminal.line(keptForNext);
            keptForNext = "";
        }
        keys(run);
    }

    /// The line of keys, always the last.
    void keys(ExerciseRun run) {
        if (terminal.live()) {
            String help = run.progress().passed()
                    ? "w why"
                    : "h hint (" + run.progress().hints() + " of "
                            + run.exercise().hints().size() + ")";
            terminal.out()
                    .print(terminal.faint(
                            "n next  " + help + "  p page  l list  c compare  r reset  o window  q quit  ? "));
            terminal.out().flush();
        }
    }

    void help() {
        begin();
        terminal.line("""
                  Save the file and it is judged; Enter judges once more.
                  n  next exercise              7 Enter  exercise 7
                  h  one hint more              p        the page
                  l  the list                   r        begin anew, from the starter
                  c  compare with the solution  w        the solution and its why
                  o  open the window            q        leave; progress is kept""");
    }

    void hints(ExerciseRun run) {
        begin();
        new ExercisePage(terminal, shelf.files()).hints(run.hint(), run.exercise());
    }

    void page(ExerciseRun run) {
        begin();
        new ExercisePage(terminal, shelf.files()).print(run.exercise(), false);
    }

    void list() {
        begin();
        new ExerciseList(shelf.exercises(), shelf.progress().read()).print(terminal);
        if (terminal.live()) {
            terminal.line(terminal.faint("a number and Enter goes there"));
        }
    }

    void difference(ExerciseRun run) throws IOException {
        begin();
        run.openSolution();
        new ExerciseWords(terminal, run).difference(run.toSolution());
    }

    void solution(ExerciseRun run) throws IOException {
        begin();
        terminal.line(run.openSolution().stripTrailing());
        new ExerciseWords(terminal, run).why();
    }

    /// Says it, and once more below the next judgement.
    void sayAndKeep(String line) {
        say(line);
        if (terminal.live()) {
            keptForNext = line;
        }
    }

    void say(String line) {
        begin();
        terminal.line(line);
    }

    void ask(String question) {
        begin();
        terminal.out().print(terminal.bold(question + " [y/N] "));
        terminal.out().flush();
        if (!terminal.live()) {
            terminal.line("");
        }
    }

    /// Off the line of keys.
    private void begin() {
        if (terminal.live()) {
            terminal.out().print(SAME_LINE);
        }
    }
}
