package dev.offsetlab.visualizer.view.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.lessons.grade.Verdict;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import dev.offsetlab.visualizer.view.Screens.Looked;
import dev.offsetlab.visualizer.view.text.ContentsItem;
import dev.offsetlab.visualizer.viewmodel.ExerciseCopy;
import dev.offsetlab.visualizer.viewmodel.ExerciseModel.Side;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exercises as a student goes through them: the file is saved by another editor, everything else is pressed here.
@Timeout(240)
class ExercisesPageTest {
    private static final String FLOOR = "return low == 0 ? 0 : entries.getInt((low - 1) * ENTRY_BYTES + 4);";
    private static final String TOO_FAR =
            "return count == 0 ? 0 : entries.getInt(Math.min(low, count - 1) * ENTRY_BYTES + 4);";

    private static final int RECORD_BYTES = 1000;

    @TempDir
    Path folder;

    private ExerciseCopy copy;
    private ExercisesWindow window;

    @BeforeEach
    void open() throws Exception {
        copy = new ExerciseCopy(folder.resolve("home"), 1, 4, 7);
        window = new ExercisesWindow(folder, copy);
    }

    @AfterEach
    void close() throws Exception {
        window.shut();
        DataPaths.remove("ex07");
    }

    private void go(int number) throws Exception {
        window.on(() -> window.exercises().open(number));
        judged(Verdict.NOT_WRITTEN);
    }

    private void judged(Verdict verdict) {
        Screens.await(
                verdict.name(),
                () -> !window.now().judgingProperty().get()
                        && window.now()
                                .judgementProperty()
                                .get()
                                .filter(last -> last.verdict() == verdict)
                                .isPresent());
    }

    /// Saves it and waits for what comes of it, which may be the verdict that stands there already.
    private void saveAndJudge(int number, String text, Verdict verdict) throws Exception {
        AtomicBoolean again = new AtomicBoolean();
        window.on(() -> window.now().judgementProperty().subscribe(() -> again.set(true)));
        copy.save(number, text);
        Screens.await("judged once more", again::get);
        judged(verdict);
    }

    private String text(String id) throws Exception {
        return window.get(() -> window.node(Label.class, id).getText());
    }

    private void push(String id) throws Exception {
        window.on(() -> window.node(Button.class, id).fire());
    }

    private void wrongIndex() throws Exception {
        go(4);
        copy.save(4, copy.wrong(4, FLOOR, TOO_FAR));
        judged(Verdict.WRONG);
    }

    @ParameterizedTest
    @CsvSource({"light,1000,700", "dark,1280,800", "light,1920,990"})
    void failing_anySize_showsThePictureAndCanBeRead(String name, int width, int height) throws Exception {
        LabTheme theme = LabTheme.named(name);
        wrongIndex();

        look(theme, width, height, "exercises-failing", "exercise-result");
        window.on(() -> window.now().sideProperty().set(Side.PAGE));
        look(theme, width, height, "exercises-text", "exercise-page");
    }

    @ParameterizedTest
    @CsvSource({"light,1000,700", "dark,1920,990"})
    void bytes_anySize_showsTheWrongOnes(String name, int width, int height) throws Exception {
        LabTheme theme = LabTheme.named(name);
        go(1);
        copy.save(1, copy.wrong(1, "position + 35", "position + 34"));
        judged(Verdict.WRONG);

        assertThat(window.get(
                        () -> window.shell().root().lookupAll(".ex-byte-wrong").size()))
                .isEqualTo(8);
        look(theme, width, height, "exercises-bytes", "exercise-result");
    }

    @ParameterizedTest
    @CsvSource({"dark,1000,700", "light,1280,800"})
    void passed_anySize_leadsOn(String name, int width, int height) throws Exception {
        LabTheme theme = LabTheme.named(name);
        go(7);
        copy.save(7, copy.solved(7));
        judged(Verdict.PASSED);
        window.on(() -> window.exercises().serve());
        Screens.await("it serves", () -> window.isThere("served-back-ex07"));

        look(theme, width, height, "exercises-passed", "exercise-result");
        window.on(() -> window.now().solution());
        Screens.await(
                "the solution", () -> window.now().solutionProperty().get().isPresent());
        look(theme, width, height, "exercises-solution", "exercise-solution");
        window.on(() -> window.now().sideProperty().set(Side.EDIT));
        look(theme, width, height, "exercises-edit", "exercise-edit");
        saveAndJudge(7, copy.solved(7).replaceAll("(?m)^ *///.*\n", ""), Verdict.PASSED);
        window.on(() -> window.now().compare());
        Screens.await(
                "the difference",
                () -> window.now()
                        .differenceProperty()
                        .get()
                        .filter(lines -> lines.stream().anyMatch(line -> line.startsWith("+///")))
                        .isPresent());
        look(theme, width, height, "exercises-compare", "exercise-compare");
    }

    private void look(LabTheme theme, int width, int height, String picture, String scroll) throws Exception {
        var _ = window.look(theme, width, height); // as high as it gets, before it is scrolled
        for (double part : List.of(0.0, 1.0)) {
            window.on(() -> window.node(ScrollPane.class, scroll).setVvalue(part));
            Looked seen = window.look(theme, width, height);
            Screens.save(seen.picture(), picture + "-" + Math.round(part * 100), theme);
            assertThat(seen.problems()).as("%s scrolled to %s", picture, part).isEmpty();
        }
    }

    /// The largest type, in the window that is made for it.
    @Test
    void failing_presented_canBeRead() throws Exception {
        wrongIndex();
        window.on(() -> {
            window.shell().root().getStyleClass().add("presenter");
            window.shell().root().setStyle("-fx-font-size: 22.4px;");
        });

        look(LabTheme.DARK, 1920, 990, "exercises-presented", "exercise-result");
    }

    @Test
    void save_wrongThenRight_isSeenInTheWindow() throws Exception {
        wrongIndex();

        assertThat(text("exercise-verdict")).isEqualTo("Wrong");
        assertThat(text("exercise-figures")).containsPattern("\\d of \\d+ tests   Points: \\d+/\\d+");
        assertThat(text("exercise-expected")).isNotEqualTo(text("exercise-got"));
        assertThat(text("exercise-place")).contains("SparseIndex.java:", "look here");
        assertThat(window.get(() -> window.shell()
                        .root()
                        .lookupAll("#exercise-invariants .les-bad")
                        .size()))
                .isPositive();
        assertThat(window.get(() -> window.node(Node.class, "exercise-picture").getAccessibleText()))
                .contains("wanted at byte", "got at byte");
        assertThat(wrongInk()).as("pixels of the wrong mark in the picture").isGreaterThan(50);

        copy.save(4, copy.solved(4));
        judged(Verdict.PASSED);

        assertThat(text("exercise-verdict")).isEqualTo("Passed");
        assertThat(window.get(() -> window.isThere("exercise-picture"))).isFalse();
        assertThat(window.get(() -> window.isThere("exercise-passed"))).isTrue();
        Screens.await(
                "the list says so",
                () -> window.node(Label.class, "exercises-done").getText().equals("1 of 3 exercises passed"));
    }

    /// In the drawing itself, which no node tells.
    private long wrongInk() throws Exception {
        var _ = window.look(LabTheme.LIGHT, 1280, 800);
        return window.get(() -> {
            BufferedImage seen = Screens.picture(window.shell().root(), LabTheme.LIGHT, 1280, 800);
            Node drawing = window.node(Node.class, "exercise-picture");
            return wrongInk(seen, drawing.localToScene(drawing.getLayoutBounds()));
        });
    }

    private static long wrongInk(BufferedImage seen, Bounds place) {
        int bad = Color.decode(LabTheme.LIGHT.bad()).getRGB();
        long found = 0;
        for (int x = (int) place.getMinX(); x < Math.min(place.getMaxX(), seen.getWidth()); x++) {
            for (int y = (int) place.getMinY(); y < Math.min(place.getMaxY(), seen.getHeight()); y++) {
                found += seen.getRGB(x, y) == bad ? 1 : 0;
            }
        }
        return found;
    }

    @Test
    void save_whatDoesNotCompile_showsLineAndWords() throws Exception {
        go(4);
        copy.save(4, copy.wrong(4, FLOOR, "return lo == 0 ? 0 : 1;"));
        judged(Verdict.DOES_NOT_COMPILE);

        assertThat(text("exercise-verdict")).isEqualTo("Does not compile");
        Screens.drawn(); // a button has its words when it is dressed
        assertThat(window.get(() -> window.shell().root().lookupAll(".ex-problem .label").stream()
                        .map(node -> ((Label) node).getText())
                        .toList()))
                .anyMatch(words -> words.startsWith("SparseIndex.java:"))
                .anyMatch(words -> words.contains("cannot find symbol"));
    }

    @Test
    void serve_mine_realConsumerReadsByItAndBack() throws Exception {
        go(7);
        copy.save(7, copy.solved(7));
        judged(Verdict.PASSED);
        push("exercise-serve-with-mine-button");
        Screens.await("it serves", () -> window.isThere("served-back-ex07"));

        assertThat(text("exercise-said")).startsWith("ex07: your SendfileLoop.java is data path ex07.");
        assertThat(consume()).isEqualTo(100);
        // Counted after it was sent, when a reader may have it already.
        Screens.await("all that was read is counted", () -> sentBytes() >= 100 * RECORD_BYTES);
        Screens.await(
                "the page says so",
                () -> window.node(Label.class, "served-ex07").getText().endsWith("sent to clients"));

        push("served-back-ex07");
        Screens.await("all is the lab's own", () -> !window.isThere("exercise-served"));
        long before = sentBytes();
        assertThat(consume()).isEqualTo(100);
        assertThat(sentBytes()).isEqualTo(before);
    }

    /// The starter throws, which a consumer sees as connections that end.
    @Test
    void serve_mineThrows_isSaidWithItsLine() throws Exception {
        go(7);
        push("exercise-serve-with-mine-button");
        Screens.await("it serves", () -> window.isThere("served-back-ex07"));

        String topic = "mine-" + System.nanoTime();
        write(topic);
        try (KafkaConsumer<byte[], byte[]> consumer = reader(topic)) {
            Screens.await("a notice", () -> {
                assertThat(consumer.poll(Duration.ofMillis(100)).count()).isZero();
                return window.notices().stream().anyMatch(text -> text.contains("SendfileLoop.java:"));
            });
            push("served-back-ex07");
            Screens.await("all is the lab's own", () -> !window.isThere("exercise-served"));
            assertThat(read(consumer)).isEqualTo(100);
        }
    }

    private long sentBytes() throws Exception {
        return window.lab()
                .ask(broker -> broker.pathCounters()
                        .getOrDefault("ex07", PathCounters.Snapshot.ZERO)
                        .sentBytes())
                .get(30, TimeUnit.SECONDS);
    }

    /// Writes a hundred records to a topic and reads them: how many came.
    private int consume() throws Exception {
        String topic = "mine-" + System.nanoTime();
        write(topic);
        try (KafkaConsumer<byte[], byte[]> consumer = reader(topic)) {
            return read(consumer);
        }
    }

    private Map<String, Object> address() throws Exception {
        return Map.of(
                "bootstrap.servers",
                window.lab()
                        .ask(broker -> broker.address().getHostString() + ":"
                                + broker.address().getPort())
                        .get(30, TimeUnit.SECONDS));
    }

    private void write(String topic) throws Exception {
        try (var producer = new KafkaProducer<>(address(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 100; i++) {
                var _ = producer.send(new ProducerRecord<>(topic, 0, null, new byte[RECORD_BYTES]));
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> reader(String topic) throws Exception {
        var consumer = new KafkaConsumer<>(address(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }

    private static int read(KafkaConsumer<byte[], byte[]> consumer) {
        int count = 0;
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (count < 100 && System.nanoTime() < deadlineNs) {
            count += consumer.poll(Duration.ofMillis(200)).count();
        }
        return count;
    }

    /// Whoever works by keys begins in the list.
    private void awaitFocus() {
        Screens.await("the focus", () -> window.shell().root().getScene().getFocusOwner() instanceof ContentsItem);
    }

    @Test
    void keyboardAlone_doesWhatTheTerminalDoes() throws Exception {
        go(4);
        awaitFocus();

        window.press(KeyCode.H);
        Screens.await("a hint", () -> window.isThere("exercise-hints"));
        window.press(KeyCode.T);
        assertThat(window.get(() -> window.now().sideProperty().get())).isEqualTo(Side.RESULT);
        judged(Verdict.NOT_WRITTEN);
        window.press(KeyCode.W);
        Screens.await("a question", () -> window.isThere("exercise-question"));
        window.press(KeyCode.ESCAPE);
        assertThat(text("exercise-said")).isEqualTo("Nothing was done.");
        window.press(KeyCode.C);
        window.press(KeyCode.Y);
        Screens.await(
                "the difference",
                () -> window.isThere("exercise-difference")
                        && !window.shell().root().lookupAll(".ex-added").isEmpty());
        window.press(KeyCode.R);
        window.press(KeyCode.Y);
        Screens.await(
                "an answer",
                () -> window.node(Label.class, "exercise-said").getText().equals("It is the starter already."));
        window.press(KeyCode.N);
        assertThat(text("exercise-title")).startsWith("7  ");
    }

    @Test
    void edit_here_savesAndIsJudged() throws Exception {
        go(4);
        Screens.await(
                "the text", () -> !window.now().draft().textProperty().get().isEmpty());
        awaitFocus();
        window.press(KeyCode.E);
        Screens.await("the editor", () -> window.isThere("exercise-code"));
        window.on(() -> window.node(CodeArea.class, "exercise-code").replaceText(unchecked(() -> copy.solved(4))));
        window.on(() -> window.node(CodeArea.class, "exercise-code").requestFocus());
        window.press(KeyCode.H);
        assertThat(window.get(() -> window.now().sideProperty().get()))
                .as("whoever writes an h asks for no hint")
                .isEqualTo(Side.EDIT);
        push("exercise-save");
        judged(Verdict.PASSED);

        assertThat(copy.saved(4)).isEqualTo(copy.solved(4));
    }

    private static String unchecked(Callable<String> text) {
        try {
            return text.call();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void links_leadToItsLesson() throws Exception {
        go(7);
        window.on(() -> window.node(Hyperlink.class, "exercise-lesson").fire());
        assertThat(window.get(() -> List.copyOf(window.links()))).containsExactly("lesson:08-sendfile");
    }
}
