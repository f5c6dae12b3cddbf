package dev.offsetlab.visualizer.view.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.record.BatchField;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import dev.offsetlab.visualizer.view.batch.BatchView;
import dev.offsetlab.visualizer.viewmodel.BatchModel;
import dev.offsetlab.visualizer.viewmodel.SampleLab;
import dev.offsetlab.visualizer.viewmodel.SearchModel;
import dev.offsetlab.visualizer.viewmodel.SearchModel.Place;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of a search and of a batch, in both themes, in a page's width and in the drawer's.
class SearchScreensTest {
    @TempDir
    Path folder;

    private final BooleanProperty motion = new SimpleBooleanProperty(false);
    private SampleLab lab;

    @BeforeEach
    void open() throws Exception {
        Screens.start();
        lab = new SampleLab(folder, Platform::runLater);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource({"light,1000,700", "dark,1000,700", "light,1600,1000", "dark,1600,1000", "light,388,900", "dark,388,900"
    })
    void search_found_isDrawn(String name, int width, int height) throws Exception {
        lab.fill(400);
        assertDrawn(search(LabTheme.named(name), 3523, 0, width, height, "search-found"));
    }

    @ParameterizedTest
    @CsvSource({"light,1000,700,6", "dark,1600,1000,4", "dark,388,900,8"})
    void search_halfWay_isDrawn(String name, int width, int height, int stepsBack) throws Exception {
        lab.fill(400);
        assertDrawn(search(LabTheme.named(name), 3523, stepsBack, width, height, "search-halfway"));
    }

    @ParameterizedTest
    @CsvSource({"light,1000,700,0", "dark,1000,700,7", "light,388,900,0"})
    void search_manySegments_isDrawn(String name, int width, int height, int stepsBack) throws Exception {
        lab.fill(4000);
        assertDrawn(search(LabTheme.named(name), 17_523, stepsBack, width, height, "search-many-" + stepsBack));
    }

    private BufferedImage search(LabTheme theme, long offset, int stepsBack, int width, int height, String picture)
            throws Exception {
        SearchModel model = Screens.onWindow(() -> {
            SearchModel asked = new SearchModel(lab.model(), motion);
            asked.search(new Place(SampleLab.TOPIC, 0, offset));
            return asked;
        });
        await(() -> model.traceProperty().get().isPresent());
        BufferedImage image = Screens.onWindow(() -> {
            for (int i = 0; i < stepsBack; i++) {
                model.back();
            }
            SearchView view = new SearchView(model, new SimpleStringProperty("sendfile"));
            return Screens.picture(page(view), theme, width, height);
        });
        Screens.save(image, picture, theme);
        return image;
    }

    @Test
    void search_lastStep_isTheRange() throws Exception {
        lab.fill(100);
        SearchModel model = Screens.onWindow(() -> {
            SearchModel asked = new SearchModel(lab.model(), motion);
            asked.search(new Place(SampleLab.TOPIC, 0, 10));
            return asked;
        });
        await(() -> model.stepProperty()
                .get()
                .filter(step -> step.kind() == Kind.RANGE)
                .isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "light,1000,700,23",
        "dark,1000,700,65",
        "light,1600,1000,23",
        "dark,1600,1000,23",
        "light,388,800,23",
        "dark,388,800,23"
    })
    void batch_recordSelected_isDrawn(String name, int width, int height, long offset) throws Exception {
        LabTheme theme = LabTheme.named(name);
        lab.fill(20);
        BatchModel model = Screens.onWindow(() -> {
            BatchModel asked = new BatchModel(lab.model());
            asked.open(new Place(SampleLab.TOPIC, 0, offset));
            return asked;
        });
        await(() -> model.openedProperty().get().isPresent());
        BufferedImage image = Screens.onWindow(() -> {
            BatchView view = new BatchView(model);
            StackPane page = page(view);
            Screens.picture(page, theme, width, height);
            BatchField records = model.openedProperty()
                    .get()
                    .orElseThrow()
                    .tree()
                    .root()
                    .children()
                    .getLast();
            BatchField second = records.children().get(1);
            model.select(second.children().getLast());
            return Screens.picture(page, theme, width, height);
        });
        Screens.save(image, "batch-" + offset, theme);
        assertDrawn(image);
    }

    private static StackPane page(VBox view) {
        StackPane page = new StackPane(view);
        page.getStyleClass().add("page");
        return page;
    }

    private static void await(Callable<Boolean> so) {
        Screens.await("the model follows", so);
    }

    private static void assertDrawn(BufferedImage picture) {
        Set<Integer> colours = new HashSet<>();
        for (int x = 0; x < picture.getWidth(); x += 3) {
            for (int y = 0; y < picture.getHeight(); y += 3) {
                colours.add(picture.getRGB(x, y));
            }
        }
        assertThat(colours).hasSizeGreaterThan(20);
    }
}
