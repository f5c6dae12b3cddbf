package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.ExerciseRun;
import dev.offsetlab.lessons.grade.ExerciseShelf;
import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.Judging;
import dev.offsetlab.lessons.grade.SavedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One event after the other: a save is judged, a key is answered.
final class WatchLoop implements AutoCloseable, Judging.Listener {
    private static final long TICK_MS = 200;
    private static final char END_OF_TEXT = 4;

    private final Terminal terminal;
    private final ExerciseShelf shelf;
    private final BlockingQueue<WatchEvent> events;
    private final WatchScreen screen;
    private final Judging judging;
    private ExerciseRun run;
    private @Nullable SavedFiles files;
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
        this.judging = new Judging(told -> events.add(new WatchEvent.Told(told)), this);
        this.run = shelf.run(shelf.current(), judging.judge());
    }

    /// True where the exercise that was open last is passed.
    boolean run(Exercise exercise) throws IOException, InterruptedException {
        judging.begin();
        go(exercise);
        while (!quits && !(noMoreKeys && !judging.isBusy())) {
            WatchEvent event = events.poll(TICK_MS, TimeUnit.MILLISECONDS);
            if (event != null) {
                hear(event);
            } else if (judging.isSlow() && asked == null) {
                screen.stillJudging(run.exercise(), judging.judge().testingMs() / 1000);
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
            case WatchEvent.Told told -> told.what().run();
        }
    }

    @Override
    public void began(ExerciseRun judged) {
        screen.judging(judged.exercise());
    }

    @Override
    public void judged(ExerciseRun judged, Judgement judgement) {
        asked = null;
        screen.judgement(judged, judgement);
    }

    @Override
    public void failed(ExerciseRun judged, Exception why) {
        screen.say(Complaints.text(why));
        screen.keys(run);
    }

    private void go(Exercise exercise) throws IOException {
        closeFiles();
        run = shelf.run(exercise, judging.judge());
        run.open();
        SavedFiles watched = new SavedFiles(shelf.files().student(exercise), () -> events.add(new WatchEvent.Saved()));
        watched.start();
        files = watched;
        judge();
    }

    private void judge() {
        judging.judge(run);
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
            case 'r' -> ask(GradeWords.ASK_RESET, this::reset);
            case 'c' -> compare();
            case 'w' -> solution();
            case 'o' -> screen.say(WindowStart.from(run.exercise()));
            case 'q', END_OF_TEXT -> quits = true;
            case '?' -> screen.help();
            default -> {
                return; // no key of ours, and nothing on the screen changes
            }
        }
        if (!quits && asked == null && !judging.isBusy()) {
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
        Optional<Exercise> behind = shelf.behind(run.exercise());
        if (behind.isPresent()) {
            go(behind.get());
        } else {
            screen.say("This is the last exercise.");
        }
    }

    private void reset() {
        screen.attempt(() -> {
            Optional<Path> aside = run.reset();
            String says = GradeWords.begunAnew(aside);
            if (aside.isPresent()) {
                screen.sayAndKeep(says);
            } else {
                screen.say(says);
            }
        });
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
            ask(GradeWords.ASK_OPEN, () -> screen.attempt(shows));
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
        judging.close();
    }
}
