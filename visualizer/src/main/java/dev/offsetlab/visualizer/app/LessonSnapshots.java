package dev.offsetlab.visualizer.app;

import dev.offsetlab.lessons.catalog.Block.Answer;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.viewmodel.LessonBlock;
import dev.offsetlab.visualizer.viewmodel.LessonCell;
import dev.offsetlab.visualizer.viewmodel.LessonCheck;
import dev.offsetlab.visualizer.viewmodel.LessonClaims;
import dev.offsetlab.visualizer.viewmodel.LessonEntry;
import dev.offsetlab.visualizer.viewmodel.LessonObserve;
import dev.offsetlab.visualizer.viewmodel.LessonPredict;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// Pictures of every lesson, each as high as the lesson is long: as a new student finds it (`fresh`), and after every
/// cell ran and every check was answered wrongly (`run`).
final class LessonSnapshots {
    /// Its lessons are read from files when it is first shown.
    static final String PAGE = "Lessons";

    private final Snapshots snapshots;
    private final LessonsModel lessons;

    private LessonSnapshots(Snapshots snapshots) {
        this.snapshots = snapshots;
        this.lessons = snapshots.lab().lessons();
    }

    /// Writes `lesson-NN-fresh-THEME.png`, and `lesson-NN-run-THEME.png` where `run` says so.
    ///
    /// @param themesOf by the lesson's number
    static List<Path> write(Snapshots snapshots, Path folder, IntFunction<List<LabTheme>> themesOf, boolean run)
            throws IOException {
        return new LessonSnapshots(snapshots).write(folder, themesOf, run);
    }

    private List<Path> write(Path folder, IntFunction<List<LabTheme>> themesOf, boolean run) throws IOException {
        Page page = Snapshots.onWindow(() -> snapshots.lab().shell().pages().stream()
                .filter((Page one) -> one.title().equals(PAGE))
                .findFirst()
                .orElseThrow());
        Snapshots.onWindow(() -> {
            snapshots.lab().shell().show(page);
            return page;
        });
        snapshots.await("the lessons", () -> lessons.openProperty().get().isPresent());
        List<Path> files = new ArrayList<>();
        for (LessonEntry entry :
                Snapshots.onWindow(() -> lessons.entriesProperty().get())) {
            open(entry);
            List<LabTheme> themes = themesOf.apply(entry.number());
            files.addAll(draw(folder, themes, entry, "fresh"));
            if (run) {
                play();
                files.addAll(draw(folder, themes, entry, "run"));
            }
        }
        return files;
    }

    private void open(LessonEntry entry) throws IOException {
        snapshots.progress("lesson " + entry.number() + ", " + entry.title());
        Snapshots.onWindow(() -> {
            lessons.open(entry.number());
            return entry;
        });
        // The ways to other lessons stand at its end, and come last.
        snapshots.await("the whole lesson", () -> snapshots.scene().getRoot().lookup(".les-neighbours") != null);
    }

    private List<Path> draw(Path folder, List<LabTheme> themes, LessonEntry entry, String state) throws IOException {
        List<Path> files = new ArrayList<>();
        for (LabTheme theme : themes) {
            Snapshots.onWindow(() -> {
                snapshots.lab().settings().themeProperty().set(theme);
                return theme;
            });
            String name = String.format(Locale.ROOT, "lesson-%02d-%s-%s.png", entry.number(), state, theme.name());
            files.add(snapshots.pictureAsHighAs(this::wholeHeight, folder.resolve(name)));
        }
        return files;
    }

    /// So high that the page need not scroll.
    private double wholeHeight() {
        Region root = (Region) snapshots.scene().getRoot();
        ScrollPane scroll = (ScrollPane) root.lookup("#lesson-scroll");
        double around = root.getHeight() - scroll.getHeight();
        return around
                + scroll.getContent().prefHeight(scroll.getViewportBounds().getWidth());
    }

    private void play() throws IOException {
        List<LessonBlock> blocks = Snapshots.onWindow(
                () -> lessons.openProperty().get().orElseThrow().blocks());
        for (LessonBlock block : blocks) {
            switch (block) {
                case LessonPredict predict -> {
                    begin(() -> predict.record(guess(predict.block().answer())));
                    snapshots.await(
                            "a prediction",
                            () -> !predict.recordedProperty().get().isEmpty());
                }
                case LessonCell cell -> {
                    begin(cell::run);
                    snapshots.await(
                            "cell " + cell.block().id(),
                            () -> cell.resultProperty().get().isPresent());
                }
                case LessonObserve observe -> {
                    begin(observe::run);
                    snapshots.await(
                            "what is observed",
                            () -> observe.seenProperty().get().isPresent());
                }
                case LessonCheck check -> {
                    begin(() -> check.answer(check.block().wrong()));
                    snapshots.await(
                            "a verdict", () -> check.verdictProperty().get().isPresent());
                }
                case LessonBlock.Still _, LessonClaims _ -> {}
            }
        }
    }

    private static String guess(Answer answer) {
        return answer instanceof Answer.Choice choice ? choice.choices().getFirst() : "100";
    }

    private static void begin(Runnable what) throws IOException {
        Snapshots.onWindow(() -> {
            what.run();
            return what;
        });
    }
}
