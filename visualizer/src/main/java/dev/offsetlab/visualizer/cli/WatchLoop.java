package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.ExerciseRun;
import dev.offsetlab.lessons.grade.Judge;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Verdict;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event after the other: a save is judged, a key is answered. A save while an older text is judged is judged next,
/// and cuts a test of the older short where that takes long.
final class WatchLoop implements AutoCloseable {
    private static final long TICK_MS = 200;
    private static final long LONG_MS = 2000;
    private static final char END_OF_TEXT = 4;

    private final Terminal terminal;
    private final ExerciseShelf shelf;
    private final BlockingQueue<WatchEvent> events;
    private final WatchScreen screen;
    private final Judge judge = new Judge();
    private final ExecutorService judging = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("judging").daemon().factory());
    private ExerciseRun run;
    private @Nullable SavedFiles files;
    private boolean busy;
    private boolean again;
    private boolean noMoreKeys;
    private boolean quits;
    /// What `y` does now.
    private @Nullable Runnable asked;
    /// Digits typed so far.
    private String number = "";

    WatchLoop(Terminal terminal, ExerciseShelf shelf, BlockingQueue<WatchEvent> events) throws IOException {
        this.terminal = terminal;
        this.shelf = shelf;
        this.events = events;
        this.screen = new WatchScreen(terminal, shelf);
        this.run = shelf.run(shelf.current(), judge);
    }

    /// True where the exercise that was open last is passed.
    boolean run(Exercise exercise) throws IOException, InterruptedException {
        judge.warmUp();
        go(exercise);
        while (!quits && !(noMoreKeys && !busy && !again)) {
            WatchEvent event = events.poll(TICK_MS, TimeUnit.MILLISECONDS);
            if (event != null) {
                hear(event);
            }
            if (busy && again && judge.testingMs() > LONG_MS) {
                judge.cancel();
            }
        }
        terminal.line("");
        return run.progress().passed();
    }

    private void hear(WatchEvent event) throws IOException {
        switch (event) {
            case WatchEvent.Key key -> press(key.key());
            case WatchEvent.NoMoreKeys _ -> noMoreKeys = true;
            case WatchEvent.Saved _ -> judge();
            case WatchEvent.Judged judged -> judged(judged.judgement());
            case WatchEvent.Failed failed -> {
                busy = false;
                screen.say(Complaints.text(failed.why()));
                screen.keys(run);
            }
        }
    }

    private void go(Exercise exercise) throws IOException {
        closeFiles();
        run = shelf.run(exercise, judge);
        run.open();
        SavedFiles watched = new SavedFiles(shelf.files().student(exercise), () -> events.add(new WatchEvent.Saved()));
        watched.start();
        files = watched;
        judge();
    }

    private void judge() {
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        again = false;
        screen.judging(run.exercise());
        ExerciseRun judged = run;
        judging.execute(() -> {
            try {
                events.add(new WatchEvent.Judged(judged.judge(null)));
            } catch (IOException | RuntimeException failed) {
                events.add(new WatchEvent.Failed(failed));
            }
        });
    }

    private void judged(Judgement judgement) throws IOException {
        busy = false;
        if (judgement.verdict() == Verdict.TIMED_OUT || judgement.verdict() == Verdict.ENDED) {
            judge.warmUp(); // the worker is gone
        }
        if (again || judgement.exercise() != run.exercise().number()) {
            judge();
            return;
        }
        asked = null;
        screen.judgement(run, judgement);
    }

    private void press(char key) throws IOException {
        Runnable answer = asked;
        asked = null;
        if (answer != null) {
            if (key == 'y' || key == 'Y') {
                answer.run();
            } else {
                screen.say("Nothing was done.");
            }
            screen.keys(run);
            return;
        }
        if (Character.isDigit(key) && number.length() < 2) {
            number += key;
            return;
        }
        String typed = number;
        number = "";
        switch (key) {
            case '\n', '\r' -> enter(typed);
            case 'n' -> next();
            case 'h' -> screen.hints(run);
            case 'p' -> screen.page(run);
            case 'l' -> screen.list();
            case 'r' -> ask("Put the starter in place of what you wrote?", this::reset);
            case 'c' -> compare();
            case 'w' -> solution();
            case 'o' -> screen.say(WindowStart.from(run.exercise()));
            case 'q', END_OF_TEXT -> quits = true;
            case '?' -> screen.help();
            default -> {
                return; // no key of ours, and nothing on the screen changes
            }
        }
        if (!quits && asked == null && !busy) {
            screen.keys(run);
        }
    }

    /// With a number before it another exercise, else the same once more.
    private void enter(String typed) throws IOException {
        if (typed.isEmpty()) {
            if (terminal.live()) {
                judge();
            }
            return;
        }
        Optional<Exercise> named = shelf.exercises().stream()
                .filter(exercise -> exercise.number() == Integer.parseInt(typed))
                .findFirst();
        if (named.isPresent()) {
            go(named.get());
        } else {
            screen.say("There is no exercise " + typed + ".");
        }
    }

    private void next() throws IOException {
        Optional<Exercise> behind = shelf.exercises().stream()
                .filter(exercise -> exercise.number() > run.exercise().number())
                .findFirst();
        if (behind.isPresent()) {
            go(behind.get());
        } else {
            screen.say("This is the last exercise.");
        }
    }

    private void reset() {
        screen.attempt(() -> screen.say(run.reset()
                .map(aside -> "Begun anew. What you had is kept: " + aside)
                .orElse("It is the starter already.")));
    }

    private void compare() {
        opened(() -> screen.difference(run));
    }

    private void solution() {
        opened(() -> screen.solution(run));
    }

    private void opened(WatchScreen.Attempt shows) {
        if (run.isSolutionOpen()) {
            screen.attempt(shows);
        } else {
            ask("You have not passed yet. Open the solution? Your progress will say so.", () -> screen.attempt(shows));
        }
    }

    private void ask(String question, Runnable yes) {
        screen.ask(question);
        asked = yes;
    }

    private void closeFiles() throws IOException {
        if (files != null) {
            files.close();
        }
    }

    @Override
    public void close() throws IOException {
        closeFiles();
        judging.shutdownNow();
        judge.close();
    }
}
