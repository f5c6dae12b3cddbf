package dev.offsetlab.visualizer.view.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import dev.offsetlab.visualizer.viewmodel.SampleLab;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an offset to how it is found, to its batch, and back.
class SearchDrawerTest {
    @TempDir
    Path folder;

    @Test
    void inspect_thenBatchThenBack_showsEachInTheDrawer() throws Exception {
        Screens.start();
        try (SampleLab lab = new SampleLab(folder, Platform::runLater)) {
            lab.fill(100);
            Shell shell = Screens.onWindow(() -> {
                Shell made = new Shell(lab.model());
                new SearchDrawer(made.drawer(), lab.model(), new SimpleBooleanProperty(false))
                        .inspect(SampleLab.TOPIC, 0, 523);
                return made;
            });
            Screens.await(
                    "the search came to its end",
                    () -> !button(shell, "search-open-batch").isDisabled());
            assertThat(heading(shell)).isEqualTo("How an offset is found");

            press(shell, "search-open-batch");
            assertThat(heading(shell)).isEqualTo("The batch of offset 523");

            press(shell, "batch-back");
            assertThat(heading(shell)).isEqualTo("How an offset is found");
            assertThat(Screens.onWindow(() -> button(shell, "search-open-batch").isDisabled()))
                    .as("the search stands where it was")
                    .isFalse();
        }
    }

    @Test
    void inspect_withoutAnEngine_saysWhoCouldTell() throws Exception {
        String said = Screens.onWindow(() -> {
            LabModel lab = new LabModel(Runnable::run, Optional.empty(), new Notices());
            Shell shell = new Shell(lab);
            new SearchDrawer(shell.drawer(), lab, new SimpleBooleanProperty(false)).inspect("clicks", 0, 1);
            Screens.picture(shell.root(), LabTheme.LIGHT, 1000, 700);
            return ((Labeled) shell.root().lookup("#search-sentence")).getText();
        });
        assertThat(said).startsWith("Only the lab's own broker can be looked into.");
    }

    private static Button button(Shell shell, String id) {
        Screens.picture(shell.root(), LabTheme.LIGHT, 1000, 700);
        return (Button) shell.root().lookup("#" + id);
    }

    private static void press(Shell shell, String id) throws Exception {
        Screens.onWindow(() -> {
            button(shell, id).fire();
            return shell;
        });
    }

    private static String heading(Shell shell) throws Exception {
        return Screens.onWindow(() -> ((Labeled) shell.root().lookup(".drawer .section")).getText());
    }
}
