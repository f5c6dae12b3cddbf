package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.BrokerView.State;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ConsumersSamples;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person sees while the broker cannot be had: what failed and the way on, on a page that stays
/// usable.
class TroubleTest {
    private static final String FULL =
            "the disk is full: /var/lab; make room there or choose another with --data, then restart";

    private record Seen(boolean banner, String words, boolean again, String answer, List<String> problems) {}

    private static Seen seen(LabModel model, Runnable happens, LabTheme theme, int width, int height, String name)
            throws Exception {
        List<String> problems = new ArrayList<>();
        BufferedImage[] picture = new BufferedImage[1];
        Seen seen = Screens.onWindow(() -> {
            Shell shell = new Shell(model);
            RacePage page = new RacePage(model);
            shell.add(page);
            shell.use(theme);
            shell.show(page);
            happens.run();
            page.shown();
            picture[0] = Screens.picture(shell.root(), theme, width, height);
            problems.addAll(ScreenCheck.problems(shell.root(), picture[0]));
            Node banner = shell.root().lookup(".trouble");
            String answer = model.engine().isPresent() ? "#race-answer" : "#throughput-answer";
            return new Seen(
                    banner.isVisible(),
                    ((Labeled) banner.lookup(".label")).getText(),
                    banner.lookup("#try-again").isVisible(),
                    ((Labeled) shell.root().lookup(answer)).getText(),
                    problems);
        });
        Screens.save(picture[0], name, theme);
        return seen;
    }

    @ParameterizedTest
    @CsvSource({"light, 1000, 700", "dark, 1600, 1000"})
    void broker_diskFull_saysSoAndOffersAnotherTry(String name, int width, int height) throws Exception {
        LabModel model = ConsumersSamples.withEngine();
        BrokerView failed = new BrokerView(State.FAILED, "", FULL);
        Seen seen = seen(
                model,
                () -> model.accept(LabSample.none(failed)),
                LabTheme.named(name),
                width,
                height,
                "trouble-failed");

        assertThat(seen.banner()).isTrue();
        assertThat(seen.words()).isEqualTo(FULL);
        assertThat(seen.again()).isTrue();
        assertThat(seen.answer()).isEqualTo("The broker failed.");
        assertThat(seen.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light, 1000, 700", "dark, 1600, 1000"})
    void cluster_killedFromOutside_saysSoAndKeepsWhatWasSeen(String name, int width, int height) throws Exception {
        LabModel model = ConsumersSamples.ofCluster();
        String silent = "Nothing answers at 127.0.0.1:9092. Is Kafka running there, and does it speak plain text?"
                + " Shown is what it said at 12:01:14. Asking again every few seconds.";
        Seen seen = seen(
                model,
                () -> {
                    for (int second = 0; second < 40; second++) {
                        model.accept(ConsumersSamples.sample(second, List.of(100L * second)));
                    }
                    model.accept(ConsumersSamples.sample(
                            new BrokerView(State.UNREACHABLE, "127.0.0.1:9092", silent), 39, List.of(3_900L)));
                },
                LabTheme.named(name),
                width,
                height,
                "trouble-silent");

        assertThat(seen.banner()).isTrue();
        assertThat(seen.words()).isEqualTo(silent);
        assertThat(seen.again()).as("it is asked again by itself").isFalse();
        assertThat(seen.answer()).isEqualTo("100 records/s written");
        assertThat(seen.problems()).isEmpty();
    }

    @Test
    void banner_brokerRunsAgain_goes() throws Exception {
        LabModel model = ConsumersSamples.ofCluster();
        Seen seen = seen(
                model,
                () -> {
                    model.accept(ConsumersSamples.sample(
                            new BrokerView(State.UNREACHABLE, "127.0.0.1:9092", "silent"), 1, List.of(1L)));
                    model.accept(ConsumersSamples.sample(2, List.of(1L)));
                },
                LabTheme.LIGHT,
                1000,
                700,
                "trouble-over");
        assertThat(seen.banner()).isFalse();
    }
}
