package dev.offsetlab.visualizer.view;

import static dev.offsetlab.visualizer.viewmodel.ConsumersSamples.group;
import static dev.offsetlab.visualizer.viewmodel.ConsumersSamples.member;
import static dev.offsetlab.visualizer.viewmodel.ConsumersSamples.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.MemberView;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ConsumersSamples;
import dev.offsetlab.visualizer.viewmodel.ConsumersSpeed;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The page with samples made by hand: pictures of it, and its buttons pressed.
class ConsumersPageTest {
    private static final int SECONDS = 75;
    private static final int KILLED_AT = 40;
    private static final int NOTICED_AT = 46;

    @ParameterizedTest
    @CsvSource({
        "light, 1000, 700, false",
        "dark, 1000, 700, false",
        "light, 1600, 1000, false",
        "dark, 1600, 1000, false",
        "light, 1600, 1000, true",
        "dark, 1000, 700, true"
    })
    void page_killedMember_isReadable(String name, int width, int height, boolean presenter) throws Exception {
        LabTheme theme = LabTheme.named(name);
        List<String> troubles = new ArrayList<>();
        BufferedImage picture = Screens.onWindow(() -> {
            Stand stand = new Stand(ConsumersSamples.withEngine(), theme);
            if (presenter) {
                stand.shell.root().getStyleClass().addAll("root", "presenter");
            }
            Screens.picture(stand.shell.root(), theme, width, height);
            stand.press("#cons-start-first");
            play(stand.lab);
            stand.press("#cons-member-billing-2 .cons-action", 2);
            stand.lab.accept(at(SECONDS));
            BufferedImage image = Screens.picture(stand.shell.root(), theme, width, height);
            troubles.addAll(ScreenCheck.problems((Parent) stand.shell.root().lookup(".page"), image));
            return image;
        });
        Screens.save(picture, presenter ? "consumers-presenter" : "consumers", theme);
        assertThat(troubles).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light, 1000, 700", "dark, 1600, 1000"})
    void page_noGroup_offersTheWays(String name, int width, int height) throws Exception {
        LabTheme theme = LabTheme.named(name);
        BufferedImage picture = Screens.onWindow(() -> {
            Stand stand = new Stand(ConsumersSamples.withEngine(), theme);
            stand.lab.accept(sample(1, List.of(0L)));
            BufferedImage image = Screens.picture(stand.shell.root(), theme, width, height);
            assertThat(stand.visible("#cons-start-first")).isTrue();
            assertThat(((javafx.scene.control.TextField) stand.shell.root().lookup(".cons-command")).getText())
                    .contains("127.0.0.1:9092");
            return image;
        });
        Screens.save(picture, "consumers-none", theme);
    }

    @ParameterizedTest
    @CsvSource({"light, 1000, 700", "dark, 1600, 1000"})
    void page_clusterSilent_saysSoAndShowsWhatItKnows(String name, int width, int height) throws Exception {
        LabTheme theme = LabTheme.named(name);
        BufferedImage picture = Screens.onWindow(() -> {
            Stand stand = new Stand(ConsumersSamples.ofCluster(), theme);
            play(stand.lab);
            stand.lab.accept(sample(
                    new BrokerView(
                            BrokerView.State.UNREACHABLE,
                            "kafka.example:9092",
                            "Nothing answers at kafka.example:9092. Is Kafka running there, and does it speak plain text?"
                                    + " Shown is what it said at 12:01:14. Asking again every few seconds."),
                    SECONDS - 0.25,
                    List.of(0L)));
            BufferedImage image = Screens.picture(stand.shell.root(), theme, width, height);
            assertThat(stand.visible("#cons-silence")).isTrue();
            assertThat(stand.visible("#cons-start")).isFalse();
            assertThat(stand.visible("#cons-member-billing-1 .cons-action")).isFalse();
            return image;
        });
        Screens.save(picture, "consumers-silent", theme);
    }

    @Test
    void buttons_pressed_moveTheDemoGroup() throws Exception {
        Screens.onWindow(() -> {
            Stand stand = new Stand(ConsumersSamples.withEngine(), LabTheme.LIGHT);
            stand.lab.accept(sample(1, List.of(0L)));
            Screens.picture(stand.shell.root(), LabTheme.LIGHT, 1280, 800);
            stand.press("#cons-start-first");
            assertThat(stand.states()).containsOnly(MemberPlan.State.READING).hasSize(3);
            play(stand.lab);
            stand.press("#cons-member-billing-1 .cons-action", 0);
            assertThat(stand.states().getFirst()).isEqualTo(MemberPlan.State.PAUSED);
            assertThat(stand.words("#cons-member-billing-1 .cons-action", 0)).isEqualTo("Resume");
            stand.speed("billing-3").setValue(ConsumersSpeed.CRAWL);
            assertThat(stand.lab.planProperty().get().live().members().getLast().pauseMs())
                    .isEqualTo(2_000);
            stand.press("#cons-member-billing-3 .cons-action", 2);
            assertThat(stand.states().getLast()).isEqualTo(MemberPlan.State.KILLED);
            assertThat(stand.words("#cons-member-billing-3 .cons-action", 2)).isEqualTo("Start again");
            stand.press("#cons-add");
            assertThat(stand.states()).hasSize(4);
            stand.press("#cons-member-billing-1 .cons-action", 1);
            assertThat(stand.states()).hasSize(3);
            ((Slider) stand.shell.root().lookup("#cons-rate")).setValue(4_900);
            assertThat(stand.lab.planProperty().get().live().recordsPerSecond()).isEqualTo(5_000);
            stand.press("#cons-end");
            assertThat(stand.states()).isEmpty();
            assertThat(stand.visible("#cons-start")).isTrue();
            assertThat(((Label) stand.shell.root().lookup("#cons-answer")).getText())
                    .startsWith("billing is");
            return stand;
        });
    }

    /// A shell with the page, shown.
    private static final class Stand {
        private final LabModel lab;
        private final Shell shell;

        Stand(LabModel lab, LabTheme theme) {
            this.lab = lab;
            shell = new Shell(lab);
            ConsumersPage page = new ConsumersPage(lab);
            shell.add(page);
            shell.use(theme);
            shell.show(page);
        }

        void press(String selector) {
            press(selector, 0);
        }

        void press(String selector, int which) {
            button(selector, which).fire();
        }

        String words(String selector, int which) {
            return button(selector, which).getText();
        }

        private ButtonBase button(String selector, int which) {
            shell.root().applyCss();
            return shell.root().lookupAll(selector).stream()
                    .filter(ButtonBase.class::isInstance)
                    .map(ButtonBase.class::cast)
                    .skip(which)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + selector));
        }

        @SuppressWarnings("unchecked")
        ComboBox<ConsumersSpeed> speed(String member) {
            return (ComboBox<ConsumersSpeed>) shell.root().lookup("#cons-member-" + member + " .cons-speed");
        }

        boolean visible(String selector) {
            for (Node node = shell.root().lookup(selector); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
            }
            return true;
        }

        List<MemberPlan.State> states() {
            return lab.planProperty().get().live().members().stream()
                    .map(MemberPlan::state)
                    .toList();
        }
    }

    /// Three members read; one is killed, and its partition waits until the group notices.
    private static void play(LabModel lab) {
        for (int i = 0; i < SECONDS * 4; i++) {
            lab.accept(at(i / 4.0));
        }
    }

    private static dev.offsetlab.visualizer.feed.LabSample at(double second) {
        List<Long> ends = new ArrayList<>();
        List<Long> committed = new ArrayList<>();
        for (int partition = 0; partition < 4; partition++) {
            long end = (long) (500 * second) + 40_000;
            boolean stands = partition == 2 && second > KILLED_AT && second < NOTICED_AT;
            double until = stands ? KILLED_AT : Math.floor(second + partition * 0.25) - partition * 0.25;
            ends.add(end);
            committed.add(Math.min(end, (long) (500 * Math.max(0, until)) + 40_000));
        }
        MemberView[] members = second < NOTICED_AT
                ? new MemberView[] {member("billing-1", 0, 1), member("billing-2", 2), member("billing-3", 3)}
                : new MemberView[] {member("billing-1", 0, 1), member("billing-3", 2, 3)};
        GroupView billing = group("billing", committed, members);
        return sample(second, ends, billing, group("audit", List.of(0L, 0L, 0L, 0L), member("rdkafka", 0, 1, 2, 3)));
    }
}
