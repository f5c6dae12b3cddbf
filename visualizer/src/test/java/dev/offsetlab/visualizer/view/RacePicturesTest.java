package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.load.LoadPlan;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import dev.offsetlab.visualizer.viewmodel.RaceTape;
import dev.offsetlab.visualizer.viewmodel.RaceTape.Cost;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page with a minute of traffic, as pictures to look at.
class RacePicturesTest {
    private static final Map<String, Cost> COSTS = Map.of(
            "heap", new Cost(1150, 250, 4, 900),
            "direct", new Cost(640, 31, 2, 310),
            "mmap", new Cost(480, 16, 1, 300),
            "sendfile", new Cost(340, 16, 0, 290),
            "splice", new Cost(92, 8, 0, 280));

    private static final Cost NOTHING = new Cost(0, 0, 0, 0);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "light, 1000, 700, false",
        "dark, 1280, 800, false",
        "light, 1600, 1000, false",
        "dark, 1280, 800, true",
        "light, 1920, 1080, true",
        "dark, 1000, 700, true"
    })
    void page_aMinuteOfTraffic_showsEachPathInItsColour(String name, int width, int height, boolean presenter)
            throws Exception {
        LabTheme theme = LabTheme.named(name);
        Shell shell = Screens.onWindow(() -> page(theme, width, height, presenter, true));
        BufferedImage picture = Screens.onWindow(() -> Screens.picture(shell.root(), theme, width, height));
        Screens.save(picture, presenter ? "race-presenter" : "race", theme);

        assertThat(count(picture, theme.path("splice"))).isGreaterThan(200);
        assertThat(count(picture, theme.path("heap"))).isGreaterThan(presenter ? 20 : 100);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, 800", "dark, 1000, 700"})
    void page_noLoad_offersTheButton(String name, int width, int height) throws Exception {
        LabTheme theme = LabTheme.named(name);
        Shell shell = Screens.onWindow(() -> page(theme, width, height, false, false));
        BufferedImage picture = Screens.onWindow(() -> Screens.picture(shell.root(), theme, width, height));
        Screens.save(picture, "race-empty", theme);

        assertThat(count(picture, theme.card())).isGreaterThan(1000);
    }

    private Shell page(LabTheme theme, int width, int height, boolean presenter, boolean load) {
        EmbeddedLab engine = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, folder, Map.of(), false));
        LabModel model = new LabModel(Runnable::run, Optional.of(engine), new Notices());
        Shell shell = new Shell(model);
        RacePage page = new RacePage(model);
        shell.add(page);
        shell.show(page);
        shell.use(theme);
        if (presenter) {
            shell.root().getStyleClass().add("presenter");
        }
        page.hidden(); // drawn once, at the end
        RaceTape tape = new RaceTape();
        model.accept(tape.sample());
        if (load) {
            model.usePlan(LoadPlan.NONE.withRace(LoadPlan.RaceLoad.NONE.withReaders(4)));
        }
        Screens.picture(shell.root(), theme, width, height);
        Random random = new Random(7);
        for (String path :
                load ? new String[] {"heap", "direct", "mmap", "sendfile", "splice"} : new String[] {"heap"}) {
            tape.use(path);
            run(model, tape, load ? COSTS.getOrDefault(path, NOTHING) : NOTHING, load ? 300 : 0, random);
        }
        page.shown();
        Screens.picture(shell.root(), theme, width, height);
        return shell;
    }

    /// 14 seconds under one path; the cheaper it is, the more it delivers.
    private static void run(LabModel model, RaceTape tape, Cost cost, double megabytes, Random random) {
        double rate = megabytes / (0.4 + cost.cpuMsPerGb() / 1000) / 10;
        for (int i = 0; i < 140; i++) {
            model.accept(tape.run(0.1, rate * (0.9 + 0.2 * random.nextDouble()), cost));
        }
    }

    private static int count(BufferedImage picture, String colour) {
        int wanted = Color.decode(colour).getRGB();
        int found = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                found += picture.getRGB(x, y) == wanted ? 1 : 0;
            }
        }
        return found;
    }
}
