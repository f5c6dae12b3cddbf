package dev.offsetlab.visualizer.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.progress.ProgressFile;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.view.Screens;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.view.exercises.ExercisesPage;
import dev.offsetlab.visualizer.view.lessons.LessonsPage;
import dev.offsetlab.visualizer.viewmodel.ExerciseCopy;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import dev.offsetlab.visualizer.viewmodel.SampleLab;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a lesson to its exercise, and back.
class LabLinksTest {
    @TempDir
    Path folder;

    private SampleLab lab;
    private LessonsModel lessons;
    private ExercisesModel exercises;
    private Shell shell;
    private LabLinks links;

    @BeforeEach
    void open() throws Exception {
        Screens.start();
        ExerciseCopy copy = new ExerciseCopy(folder.resolve("home"), 6, 7);
        ProgressFile progress = new ProgressFile(folder.resolve("progress.json"), System.err::println);
        lab = new SampleLab(folder.resolve("data"), Platform::runLater);
        lessons = Screens.onWindow(() -> new LessonsModel(lab.model(), Lessons::all, progress));
        exercises = Screens.onWindow(() -> new ExercisesModel(lab.model(), copy::shelf, progress));
        shell = Screens.onWindow(() -> new Shell(lab.model()));
        links = new LabLinks(shell, lessons, exercises);
        var _ = Screens.onWindow(() -> {
            shell.add(new LessonsPage(lab.model(), lessons, links));
            shell.add(new ExercisesPage(lab.model(), exercises, links));
            shell.use(LabTheme.LIGHT);
            return new Scene(shell.root(), 1280, 800);
        });
    }

    @AfterEach
    void close() {
        exercises.close();
        lessons.close();
        lab.close();
    }

    private boolean isAt(String title) {
        return shell.current().map(Page::title).filter(title::equals).isPresent();
    }

    @Test
    void lesson_itsExercise_opensTheOtherPageAtIt() throws Exception {
        var _ = Screens.onWindow(() -> {
            links.open("lesson:08-sendfile");
            return isAt("Lessons");
        });
        Screens.await("lesson 8 with its exercises", () -> shell.root().lookup("#lesson-exercise-7") != null);
        assertThat(Screens.onWindow(() ->
                        lessons.openProperty().get().orElseThrow().lesson().number()))
                .isEqualTo(8);

        var _ = Screens.onWindow(() -> {
            ((Button) shell.root().lookup("#lesson-exercise-7")).fire();
            return true;
        });
        Screens.await(
                "exercise 7",
                () -> isAt("Exercises")
                        && exercises
                                .openProperty()
                                .get()
                                .filter(open -> open.exercise().number() == 7)
                                .isPresent());
        assertThat(Screens.onWindow(() -> {
                    links.open("page:lessons");
                    return isAt("Lessons");
                }))
                .isTrue();
    }
}
