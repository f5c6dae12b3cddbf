package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.BrokenLessonException;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.ExerciseRun;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.grade.GradeJson;
import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// `./lab exercise`: the exercises in the terminal. Alone it watches the file that the student edits.
@Command(
        name = "exercise",
        scope = ScopeType.INHERIT, // every command below has --help too
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The exercises: you write a piece of the engine, and see at every save whether it holds.",
            "Without a command it opens the exercise where you were, or N, and judges its file whenever it is saved."
        })
final class ExerciseCommand implements Callable<Integer> {
    private static final String NUMBER = "Number or name of an exercise";

    @Parameters(index = "0", arity = "0..1", paramLabel = "N", description = NUMBER)
    private @Nullable String number;

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = {
                "Progress is kept here. Default:",
                "$XDG_STATE_HOME/offset-lab/progress.json, or in",
                "~/.local/state/offset-lab"
            })
    private @Nullable Path progress;

    private final Terminal terminal = Terminal.ofSystem();

    @Override
    public Integer call() throws IOException {
        ExerciseShelf shelf = shelf();
        return new ExerciseWatch(terminal, shelf).run(number == null ? shelf.current() : named(shelf, number));
    }

    @Command(description = "The exercises, and how far you are")
    int list(@Option(names = "--json", description = "As JSON") boolean json) throws IOException {
        ExerciseShelf shelf = shelf();
        ExerciseList list = new ExerciseList(shelf.exercises(), shelf.progress().read());
        if (json) {
            terminal.line(list.json().toPrettyString());
        } else {
            list.print(terminal);
        }
        return 0;
    }

    @Command(description = "The page of an exercise: goal, invariants, bytes, a worked example")
    int show(
            @Parameters(paramLabel = "N", description = NUMBER) String number,
            @Option(names = "--answers", description = "With answers to the questions at its end") boolean answers)
            throws IOException {
        ExerciseShelf shelf = shelf();
        new ExercisePage(terminal, shelf.files()).print(named(shelf, number), answers);
        return 0;
    }

    @Command(description = "Judge what is saved. Exit code 0: passed, 1: not yet")
    int test(
            @Parameters(paramLabel = "N", description = NUMBER) String number,
            @Option(names = "--seed", paramLabel = "S", description = "The random cases of this seed once more")
                    @Nullable
                    Long seed,
            @Option(names = "--json", description = "As JSON") boolean json)
            throws IOException {
        ExerciseShelf shelf = shelf();
        Exercise exercise = named(shelf, number);
        try (Judge judge = new Judge()) {
            ExerciseRun run = shelf.run(exercise, judge);
            run.open();
            Judgement judgement = run.judge(seed);
            if (json) {
                terminal.line(
                        GradeJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(judgement));
            } else {
                new JudgementText(terminal, exercise).print(judgement);
                new ExerciseWords(terminal, run).after(judgement);
            }
            return judgement.passed() ? 0 : 1;
        }
    }

    @Command(description = "One hint more: first the idea, then the place, then pseudo-code")
    int hint(@Parameters(paramLabel = "N", description = NUMBER) String number) throws IOException {
        ExerciseShelf shelf = shelf();
        try (Judge judge = new Judge()) {
            ExerciseRun run = shelf.run(named(shelf, number), judge);
            new ExercisePage(terminal, shelf.files()).hints(run.hint(), run.exercise());
        }
        return 0;
    }

    @Command(description = "Begin anew: the starter in place of what you wrote, which is put aside")
    int reset(
            @Parameters(paramLabel = "N", description = NUMBER) String number,
            @Option(names = "--yes", description = "Without asking") boolean yes)
            throws IOException {
        ExerciseShelf shelf = shelf();
        try (Judge judge = new Judge()) {
            ExerciseRun run = shelf.run(named(shelf, number), judge);
            String what = "Put the starter in place of " + shelf.files().shown(run.file()) + "?";
            if (!yes && !Asked.yes(terminal, what)) {
                terminal.line("Nothing was changed.");
                return 1;
            }
            Optional<Path> aside = run.reset();
            terminal.line(GradeWords.begunAnew(aside));
        }
        return 0;
    }

    @Command(description = "The solution and its why. Before you have passed, that you opened it is kept")
    int solution(
            @Parameters(paramLabel = "N", description = NUMBER) String number,
            @Option(names = "--yes", description = "Without asking") boolean yes)
            throws IOException {
        ExerciseShelf shelf = shelf();
        try (Judge judge = new Judge()) {
            ExerciseRun run = shelf.run(named(shelf, number), judge);
            if (!mayOpen(run, yes)) {
                return 1;
            }
            terminal.line(run.openSolution().stripTrailing());
            new ExerciseWords(terminal, run).why();
        }
        return 0;
    }

    @Command(description = "What you changed since the starter, or what the solution has otherwise")
    int diff(
            @Parameters(paramLabel = "N", description = NUMBER) String number,
            @Option(names = "--solution", description = "From yours to the solution") boolean solution,
            @Option(names = "--yes", description = "Open the solution without asking") boolean yes)
            throws IOException {
        ExerciseShelf shelf = shelf();
        try (Judge judge = new Judge()) {
            ExerciseRun run = shelf.run(named(shelf, number), judge);
            if (solution && !mayOpen(run, yes)) {
                return 1;
            }
            if (solution) {
                run.openSolution();
            }
            List<String> lines = solution ? run.toSolution() : run.sinceStarter();
            new ExerciseWords(terminal, run).difference(lines);
        }
        return 0;
    }

    @Command(description = "Prove that the exercises are whole: starters red, solutions green, wrong ones caught")
    int check(
            @Parameters(arity = "0..1", paramLabel = "N", description = NUMBER + ". Default: all") @Nullable
                    String number)
            throws IOException, InterruptedException {
        ExerciseShelf shelf = shelf();
        CheckText check = new CheckText(terminal, shelf.files());
        return (number == null ? check.all(shelf.exercises()) : check.one(named(shelf, number))) ? 0 : 1;
    }

    private boolean mayOpen(ExerciseRun run, boolean yes) throws IOException {
        if (run.isSolutionOpen() || yes || !run.hasSolution()) {
            return true; // where there is none, opening it says so
        }
        boolean open = Asked.yes(
                terminal, "You have not passed yet. Open the solution all the same? Your progress will say so.");
        if (!open) {
            terminal.line("Not opened. A hint is ./lab exercise hint "
                    + run.exercise().number());
        }
        return open;
    }

    private ExerciseShelf shelf() throws IOException {
        LessonCommand.quiet();
        try {
            return ExerciseShelf.open(LessonCommand.file(progress));
        } catch (BrokenLessonException broken) {
            broken.faults().forEach(fault -> System.err.println(fault));
            throw new IOException(
                    "exercises are broken: " + broken.faults().size() + " faults, they stand above", broken);
        }
    }

    private static Exercise named(ExerciseShelf shelf, String wanted) {
        return shelf.named(wanted)
                .orElseThrow(() -> new WrongUsage("there is no exercise '" + wanted + "'; there are "
                        + shelf.exercises().stream().map(Exercise::number).toList()));
    }
}
