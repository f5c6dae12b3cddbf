package dev.offsetlab.visualizer.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsetlab.lessons.catalog.BrokenLessonException;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.course.LessonRun;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import dev.offsetlab.visualizer.cli.LessonInput.Said;
import dev.offsetlab.visualizer.cli.LessonInput.Stroke;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./lab lesson`: the course in the terminal.
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "The lessons, in the terminal: read, predict, run cells on a live broker, answer.",
            "Without a number: the list, then where you were. Progress is shared with the window."
        })
final class LessonCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "[list|check|N]",
            description = "The list only; run every cell and check of all lessons; or the lesson with this number")
    private @Nullable String what;

    @Parameters(index = "1", arity = "0..1", paramLabel = "[N]", description = "Behind check: this lesson only")
    private @Nullable String which;

    @Option(names = "--json", description = "The list, or a lesson's state, as JSON")
    private boolean json;

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            description = "Progress is kept here. Default: progress.json in $XDG_STATE_HOME/offset-lab, or in"
                    + " ~/.local/state/offset-lab")
    private @Nullable Path progress;

    @Option(
            names = "--instructor",
            description = "Cells run without a prediction, which is marked as skipped: to show any step at once")
    private boolean instructor;

    private final Terminal terminal = Terminal.ofSystem();

    @Override
    public Integer call() throws IOException {
        quiet();
        List<Lesson> lessons = lessons();
        if ("check".equals(what)) {
            return check(lessons);
        }
        if (which != null) {
            throw new WrongUsage("only check takes two words, as in ./lab lesson check 2");
        }
        ProgressFile file = file(progress);
        LessonList list = new LessonList(lessons, file.read());
        if (what == null || what.equals("list")) {
            return list(lessons, list, file);
        }
        Lesson lesson = named(lessons, what);
        if (json) {
            print(list.json(lesson));
        } else {
            read(lesson, file, input());
        }
        return 0;
    }

    /// The broker of a lesson or a shell says nothing of itself: the screen is the student's.
    static void quiet() {
        if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        }
    }

    static ProgressFile file(@Nullable Path named) {
        PrintStream err = System.err; // as it is now: a session of cells will put another in its place
        Consumer<String> notices = line -> err.println("./lab lesson: " + line);
        return named == null ? ProgressFile.ofUser(notices) : new ProgressFile(named, notices);
    }

    static List<Lesson> lessons() throws IOException {
        try {
            return Lessons.all();
        } catch (BrokenLessonException broken) {
            broken.faults().forEach(fault -> System.err.println(fault));
            throw new IOException(
                    "lessons are broken: " + broken.faults().size() + " faults, they stand above", broken);
        }
    }

    private int check(List<Lesson> lessons) {
        LessonCheck check = new LessonCheck(terminal);
        if (which != null) {
            return check.run(List.of(named(lessons, which))) ? 0 : 1;
        }
        return check.run(lessons) && check.whole(lessons) ? 0 : 1;
    }

    private int list(List<Lesson> lessons, LessonList list, ProgressFile file) throws IOException {
        if (json) {
            print(list.json());
            return 0;
        }
        list.print(terminal);
        if (what != null || lessons.isEmpty()) {
            return 0;
        }
        Lesson next = list.last().orElse(lessons.getFirst());
        LessonInput input = input();
        terminal.line("");
        Said said = input.ask("[Enter] lesson " + next.number() + ", a number for another, q leave");
        if (said.key() == Stroke.QUIT) {
            return 0;
        }
        read(said.key() == Stroke.TEXT ? named(lessons, said.text()) : next, file, input);
        return 0;
    }

    private void read(Lesson lesson, ProgressFile file, LessonInput input) throws IOException {
        try (LiveBench bench = new LiveBench(this::cellPrints)) {
            LessonRun run = new LessonRun(lesson, bench, file, Clock.systemUTC());
            run.skipPredictions(instructor);
            LessonReader reader = new LessonReader(terminal, input, run, new CodeHelp(bench::shell), exercises(lesson));
            if (terminal.live()) {
                handleInterrupts(reader);
            }
            reader.read();
        }
    }

    private static Optional<String> exercises(Lesson lesson) throws IOException {
        return lesson.exercises(Exercises.toName());
    }

    private void cellPrints(String text) {
        terminal.out().print(text);
        terminal.out().flush();
    }

    /// At the prompt the first Ctrl-C says how to leave, the second leaves.
    private void handleInterrupts(LessonReader reader) {
        AtomicBoolean warned = new AtomicBoolean();
        Interrupts.handle(() -> {
            if (reader.interrupt()) {
                warned.set(false);
            } else if (warned.getAndSet(true)) {
                terminal.line("");
                System.exit(130);
            } else {
                terminal.line("");
                terminal.line("No cell runs. q leaves the lesson, and so does Ctrl-C once more; progress is kept.");
            }
        });
    }

    private static Lesson named(List<Lesson> lessons, String wanted) {
        Optional<Lesson> named = lessons.stream()
                .filter(lesson -> wanted.equals(lesson.name())
                        || wanted.matches("0?" + lesson.number())
                        || wanted.equals(lesson.file().split("/", 2)[0]))
                .findFirst();
        return named.orElseThrow(() -> new WrongUsage("there is no lesson '" + wanted + "'; ./lab lesson list shows "
                + lessons.stream()
                        .map(lesson -> Integer.toString(lesson.number()))
                        .toList()));
    }

    private LessonInput input() {
        Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
        return new LessonInput(new BufferedReader(new InputStreamReader(System.in, charset)), terminal);
    }

    private void print(JsonNode node) {
        terminal.line(node.toPrettyString());
    }
}
