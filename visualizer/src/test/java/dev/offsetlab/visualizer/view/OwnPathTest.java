package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathContext;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.serve.Served;
import dev.offsetlab.lessons.serve.ServedParts;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import dev.offsetlab.visualizer.viewmodel.RaceTape;
import dev.offsetlab.visualizer.viewmodel.RaceTape.Cost;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A student's data path in the window: a choice of its own, which comes and goes, and a line of its own.
class OwnPathTest {
    @TempDir
    Path folder;

    private record Mine(String name) implements DataPathProvider {
        @Override
        public String describe() {
            return "your sendfile loop";
        }

        @Override
        public DataPath open(PathContext context) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void takeAway() {
        DataPaths.remove("ex07");
    }

    private LabModel model() {
        EmbeddedLab engine = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, folder, Map.of(), false));
        return new LabModel(Runnable::run, Optional.of(engine), new Notices());
    }

    private static List<String> buttons(Node root, String kind) {
        return root.lookupAll(".path-button").stream()
                .map(node -> String.valueOf(node.getId()))
                .filter(id -> id.startsWith(kind))
                .toList();
    }

    @Test
    void switch_pathComesAndGoes_followsWithoutARestart() throws Exception {
        var _ = Screens.onWindow(() -> {
            LabModel model = model();
            Shell shell = new Shell(model);
            RacePage page = new RacePage(model);
            shell.add(page);
            shell.show(page);
            try (ComparisonModel comparison = new ComparisonModel(model)) {
                RaceTape tape = new RaceTape();
                model.accept(tape.sample());
                Screens.picture(shell.root(), LabTheme.LIGHT, 1280, 800);
                assertThat(buttons(shell.root(), "path-")).doesNotContain("path-ex07");

                DataPaths.add(new Mine("ex07"));
                model.accept(tape.sample());
                assertThat(buttons(shell.root(), "path-")).contains("path-ex07");
                assertThat(buttons(shell.root(), "race-path-")).contains("race-path-ex07");
                assertThat(shell.root().lookup("#path-ex07").getStyleClass()).contains("path-own");
                assertThat(comparison.settingsProperty().get().paths()).contains("ex07");

                DataPaths.remove("ex07");
                model.accept(tape.sample());
                assertThat(buttons(shell.root(), "path-")).doesNotContain("path-ex07");
                assertThat(comparison.settingsProperty().get().paths()).doesNotContain("ex07");
            }
            return true;
        });
    }

    /// What `./lab --with ex07` does.
    @Test
    void lab_startedWithIt_runsOnIt() throws Exception {
        Mine mine = new Mine("ex07");
        DataPaths.add(mine);
        Exercise exercise = Exercises.all().stream()
                .filter(one -> one.packageName().equals("ex07"))
                .findFirst()
                .orElseThrow();
        ServedParts served = new ServedParts(List.of(new Served(exercise, mine)));
        try (EmbeddedLab lab = new EmbeddedLab(BrokerConfig.local(folder), served)) {
            lab.start();
            assertThat(lab.ask(broker -> broker.settings().stringValue("data.path"))
                            .get(30, TimeUnit.SECONDS))
                    .isEqualTo("ex07");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void race_ownPath_hasItsLineInTheColourOfText(String name) throws Exception {
        DataPaths.add(new Mine("ex07"));
        LabTheme theme = LabTheme.named(name);
        BufferedImage picture = Screens.onWindow(() -> {
            LabModel model = model();
            Shell shell = new Shell(model);
            RacePage page = new RacePage(model);
            shell.add(page);
            shell.show(page);
            shell.use(theme);
            page.hidden(); // drawn once, at the end
            RaceTape tape = new RaceTape();
            model.accept(tape.sample());
            model.usePlan(LoadPlan.NONE.withRace(LoadPlan.RaceLoad.NONE.withReaders(4)));
            Random random = new Random(7);
            run(model, tape, "heap", new Cost(1150, 250, 4, 900), random);
            run(model, tape, "sendfile", new Cost(340, 16, 0, 290), random);
            run(model, tape, "ex07", new Cost(390, 16, 0, 300), random);
            page.shown();
            Screens.picture(shell.root(), theme, 1280, 800);
            return Screens.picture(shell.root(), theme, 1280, 800);
        });
        Screens.save(picture, "race-own", theme);
        int ink = Color.decode(theme.path("ex07")).getRGB();
        int longest = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            int found = 0;
            for (int x = picture.getWidth() / 2; x < picture.getWidth(); x++) {
                found += picture.getRGB(x, y) == ink ? 1 : 0;
            }
            longest = Math.max(longest, found);
        }
        assertThat(longest).as("pixels of the line in one row").isGreaterThan(20);
    }

    private static void run(LabModel model, RaceTape tape, String path, Cost cost, Random random) {
        tape.use(path);
        double rate = 300 / (0.4 + cost.cpuMsPerGb() / 1000) / 10;
        for (int i = 0; i < 180; i++) {
            model.accept(tape.run(0.1, rate * (0.9 + 0.2 * random.nextDouble()), cost));
        }
    }
}
