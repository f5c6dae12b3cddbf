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
