package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.CssParser;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void shell_anyTheme_isNotBlank(String name) throws Exception {
        LabTheme theme = LabTheme.named(name);
        List<String> problems = new ArrayList<>();
        BufferedImage picture = Screens.onWindow(() -> {
            LabModel model = new LabModel(Runnable::run, Optional.empty(), new Notices());
            Shell shell = new Shell(model);
            RacePage page = new RacePage(model);
            shell.add(page);
            shell.show(page);
            model.notices().problem("the port is taken: give another with --port");
            BufferedImage taken = Screens.picture(shell.root(), theme, 1280, 800);
            problems.addAll(ScreenCheck.problems(shell.root(), taken));
            return taken;
        });
        Screens.save(picture, "shell", theme);

        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 3) {
            for (int y = 0; y < picture.getHeight(); y += 3) {
                colours.add(picture.getRGB(x, y));
            }
        }
        assertThat(problems).isEmpty();
        assertThat(colours).hasSizeGreaterThan(20);
    }

    /// Over pages that came and went: each is put beside the drawer anew.
    @Test
    void drawer_openedOnAnyPage_standsAtTheRight() throws Exception {
        Screens.onWindow(() -> {
            LabModel model = new LabModel(Runnable::run, Optional.empty(), new Notices());
            Shell shell = new Shell(model);
            List<Page> pages = List.of(new RacePage(model), new ConsumersPage(model));
            pages.forEach(shell::add);
            for (Page page : pages) {
                shell.show(page);
                Screens.picture(shell.root(), LabTheme.LIGHT, 1000, 700);
                shell.drawer().show("Detail", new Label("of this page"));
                Screens.picture(shell.root(), LabTheme.LIGHT, 1000, 700);
                Region drawer = shell.drawer().pane();
                Bounds there = drawer.localToScene(drawer.getLayoutBounds());
                assertThat(there.getMaxX()).as(page.title()).isEqualTo(1000);
                assertThat(there.getWidth()).as(page.title()).isEqualTo(420);
                assertThat(there.getHeight()).as(page.title()).isGreaterThan(500);
                shell.drawer().close();
            }
            return pages;
        });
    }

    /// The word of the page that is shown is bold, and no page moves for it.
    @Test
    void rail_whateverPageIsShown_isAsWide() throws Exception {
        Set<Double> widths = Screens.onWindow(() -> {
            LabModel model = new LabModel(Runnable::run, Optional.empty(), new Notices());
            Shell shell = new Shell(model);
            List<Page> pages = List.of(new RacePage(model), new ConsumersPage(model));
            pages.forEach(shell::add);
            Set<Double> seen = new HashSet<>();
            for (Page page : pages) {
                shell.show(page);
                Screens.picture(shell.root(), LabTheme.LIGHT, 1000, 700);
                seen.add(((Region) shell.root().lookup(".rail-column")).getWidth());
            }
            return seen;
        });
        assertThat(widths).hasSize(1);
    }

    @Test
    void styles_parse_withoutAnError() throws Exception {
        List<String> errors = Screens.onWindow(() -> {
            CssParser.errorsProperty().clear();
            new CssParser().parse(Shell.class.getResource("lab.css"));
            return CssParser.errorsProperty().stream()
                    .map(CssParser.ParseError::getMessage)
                    .toList();
        });
        assertThat(errors).isEmpty();
    }
}
