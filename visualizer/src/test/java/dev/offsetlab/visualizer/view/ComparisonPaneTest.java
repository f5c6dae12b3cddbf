package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.report.RaceResult;
import dev.offsetlab.visualizer.report.SampleRaces;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.ComparisonModels;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonPaneTest {
    @TempDir
    Path folder;

    /// The pane in a window of 1000 x 700, and in one of 1600 x 1000.
    @ParameterizedTest
    @CsvSource({
        "light, 860, 570, false",
        "dark, 860, 570, false",
        "dark, 1460, 870, false",
        "light, 1460, 870, true",
        "dark, 1460, 870, true"
    })
    void pane_everyState_canBeRead(String name, int width, int height, boolean presenter) throws Exception {
        Sight sight = new Sight(LabTheme.named(name), width, height, presenter);
        RaceResult race = SampleRaces.full();
        RaceResult small = SampleRaces.race(List.of("heap", "sendfile", "splice"), 15);
        RaceResult copied = SampleRaces.copied(List.of("heap", "sendfile", "splice"), 3);
        sight.of("setup", () -> ComparisonModels.in(folder, Runnable::run));
        sight.of("verdict", () -> ComparisonModels.after(folder, race));
        sight.of("evidence", () -> ComparisonModels.after(folder, race));
        sight.of("few", () -> ComparisonModels.after(folder, copied));
        sight.of("runs", () -> compared(small, race));
        sight.of("runs-unlike", () -> compared(copied, race));
    }

    @Test
    void save_picture_isTheCardAtTwiceItsSize() throws Exception {
        Path file = folder.resolve("card.png");
        ComparisonModel model = Screens.onWindow(() -> ComparisonModels.after(folder, SampleRaces.full()));
        double width = Screens.onWindow(() -> {
            ComparisonPane pane = new ComparisonPane(model, (suggested, kind) -> Optional.of(file));
            Screens.picture(pane, LabTheme.DARK, 900, 600);
            ((MenuButton) pane.lookup("#comparison-save"))
                    .getItems().stream()
                            .filter(item -> "comparison-save-png".equals(item.getId()))
                            .forEach(MenuItem::fire);
            return ((Region) pane.lookup(".cmp-card")).getWidth();
        });
        await(model);
        BufferedImage picture = ImageIO.read(file.toFile());
        Screens.save(picture, "comparison-card", LabTheme.DARK);
        assertThat(picture.getWidth()).isEqualTo((int) (2 * width));
    }

    /// Written beside the window's thread: done when the notice stands.
    private static void await(ComparisonModel model) {
        Screens.await(
                "the picture is written", () -> !model.lab().notices().all().isEmpty());
        assertThat(model.lab().notices().all()).singleElement().asString().contains("Saved", "card.png");
    }

    private ComparisonModel compared(RaceResult one, RaceResult two) {
        ComparisonModel model = ComparisonModels.after(folder, one, two);
        model.runs()
                .compareWith(model.runs().all().stream()
                        .filter(run -> run.race().equals(one))
                        .findFirst());
        return model;
    }

    private record Sight(LabTheme theme, int width, int height, boolean presenter) {
        void of(String name, Callable<ComparisonModel> model) throws Exception {
            List<String> problems = new ArrayList<>();
            // Opened, the evidence is longer than the window: drawn as if there were room for all of it.
            int high = name.equals("evidence") ? 2 * height : height;
            BufferedImage picture = Screens.onWindow(() -> {
                ComparisonPane pane = new ComparisonPane(model.call(), (suggested, kind) -> Optional.empty());
                if (presenter) {
                    pane.getStyleClass().add("presenter");
                }
                if (name.equals("evidence")) {
                    assertThat(new Scene(pane, width, high).getRoot()).isSameAs(pane);
                    pane.applyCss();
                    pane.layout();
                    ((ToggleButton) pane.lookup("#comparison-evidence")).setSelected(true);
                }
                BufferedImage seen = Screens.picture(pane, theme, width, high);
                problems.addAll(ScreenCheck.problems(pane, seen));
                return seen;
            });
            Screens.save(picture, "comparison-" + name + (presenter ? "-presenter" : ""), theme);
            assertThat(problems).as(name + " " + this).isEmpty();
        }
    }
}
