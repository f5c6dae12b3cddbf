package dev.offsetlab.visualizer.view.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.lessons.catalog.Lessons;
import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.CellResult.Outcome;
import dev.offsetlab.lessons.shell.CellResult.Problem;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.Screens;
import dev.offsetlab.visualizer.view.Screens.Looked;
import dev.offsetlab.visualizer.viewmodel.LessonCell;
import dev.offsetlab.visualizer.viewmodel.LessonCheck;
import dev.offsetlab.visualizer.viewmodel.LessonPredict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sample lesson as a student goes through it, over a live broker.
class LessonsPageTest {
    @TempDir
    Path folder;

    private LessonsWindow window;

    @BeforeEach
    void open() throws Exception {
        window = new LessonsWindow(folder.resolve("data"), folder.resolve("progress.json"));
    }

    @AfterEach
    void close() throws Exception {
        window.shut();
    }

    @ParameterizedTest
    @CsvSource({"light,1000,700", "dark,1280,800", "light,1600,980"})
    void page_anySize_canBeReadFromTopToEnd(String themeName, int width, int height) throws Exception {
        LabTheme theme = LabTheme.named(themeName);
        predict("records", "5");
        CellResult result = run("append");
        window.on(() -> check("end").answer("7"));
        LessonsWindow.await(
                "a verdict", () -> check("end").verdictProperty().get().isPresent());

        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.DONE);
        for (double part : List.of(0.0, 0.35, 0.7, 1.0)) {
            window.on(() -> window.node(ScrollPane.class, "lesson-scroll").setVvalue(part));
            Looked seen = window.look(theme, width, height);
            Screens.save(seen.picture(), "lessons-" + Math.round(part * 100), theme);
            assertThat(seen.problems()).as("scrolled to %s", part).isEmpty();
        }
    }

    @Test
    void run_beforeThePrediction_waitsAndSaysWhy() throws Exception {
        assertThat(window.get(() -> button("cell-append-run").isDisabled())).isTrue();
        assertThat(window.get(() -> label("cell-append-status").getText())).contains("prediction");
        assertThat(window.get(this::claims))
                .as("they would give the answer away")
                .isEmpty();

        predict("records", "5");

        assertThat(window.get(() -> button("cell-append-run").isDisabled())).isFalse();
        assertThat(window.get(() -> cell("append").resultProperty().get())).isEmpty();
    }

    @Test
    void run_afterThePrediction_showsItBesideTheMeasurementAndTicksTheClaims() throws Exception {
        predict("records", "5");
        CellResult result = run("append");

        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.DONE);
        assertThat(texts("#predict-records")).contains("You predicted", "5", "Measured", "6");
        assertThat(texts("#predict-records")).anyMatch(text -> text.contains("1.20 x"));
        assertThat(window.get(() -> claims().stream()
                        .allMatch(claim -> claim.getStyleClass().contains("les-good"))))
                .isTrue();
        assertThat(window.get(() -> ((TextArea) node("cell-append-output")).getText()))
                .contains("the log ends at 6");
        assertThat(window.get(() -> ((TextArea) node("cell-append-value")).getText()))
                .contains("offsets 3 to 5");
        // It is known with the sample after the cell.
        LessonsWindow.await(
                "the topic of the cell",
                () -> window.lessons()
                        .log()
                        .choice()
                        .chosenProperty()
                        .get()
                        .filter(topic -> topic.topic().equals("clicks"))
                        .isPresent());
    }

    @Test
    void text_thatAnswersAPrediction_isToldWhenItIsRecorded() throws Exception {
        assertThat(window.get(this::told)).isFalse();
        assertThat(window.get(() -> ((Label) window.shell().root().lookup(".les-veil")).getText()))
                .isEqualTo("The text goes on here when your prediction above is recorded.");
        window.on(() -> ((CheckBox) node("lessons-instructor")).setSelected(true));
        assertThat(window.get(this::told)).isTrue();
        window.on(() -> ((CheckBox) node("lessons-instructor")).setSelected(false));
        assertThat(window.get(this::told)).isFalse();

        predict("records", "5");

        assertThat(window.get(this::told)).isTrue();
    }

    /// Is the text below the first cell there?
    private boolean told() {
        return window.shell().root().lookupAll(".les-word").stream()
                .filter(word -> word instanceof Text text && text.getText().contains("at the moment of the append"))
                .anyMatch(word -> {
                    for (Node node = word; node != null; node = node.getParent()) {
                        if (!node.isVisible()) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /// Where a button goes away or is locked, the page must not follow the focus to what comes next.
    @Test
    void focus_staysWithTheBlockThatWasAnswered() throws Exception {
        focus("predict-records-record");
        predict("records", "5");
        assertThat(window.get(() -> window.stage().getScene().getFocusOwner())).isSameAs(node("predict-records"));
        run("append");

        focus("check-end-ask");
        answer("end", "5");
        assertThat(window.get(() -> window.stage().getScene().getFocusOwner())).isSameAs(node("check-end-ask"));
        answer("end", "6");
        assertThat(window.get(() -> window.stage().getScene().getFocusOwner())).isSameAs(node("check-end"));
    }

    @Test
    void open_anotherAndBack_findsTheLessonAsItWasLeft() throws Exception {
        close();
        Path lessons = folder.resolve("lessons");
        String first = "01-offsets/lesson.md";
        Files.createDirectories(lessons.resolve("01-offsets"));
        Files.createDirectories(lessons.resolve("02-more"));
        Files.copy(LessonsWindow.SAMPLE.resolve(first), lessons.resolve(first));
        Files.writeString(lessons.resolve("02-more/lesson.md"), "---\ntitle: More\nminutes: 1\n---\nNothing to do.\n");
        window = new LessonsWindow(
                folder.resolve("data"), folder.resolve("progress.json"), () -> Lessons.allOf(lessons));

        predict("records", "5");
        run("append");
        Node view = window.get(() -> window.shell().root().lookup(".les-lesson"));
        window.on(window.lessons()::next);
        LessonsWindow.await("the other", () -> label("lesson-title").getText().equals("More"));
        window.on(window.lessons()::previous);
        LessonsWindow.await("the first", () -> !label("lesson-title").getText().equals("More"));
        window.awaitWhole();

        assertThat(window.get(() -> window.shell().root().lookup(".les-lesson")))
                .as("another view would listen to the same lesson for ever")
                .isSameAs(view);
        assertThat(window.get(() -> claims().stream()
                        .allMatch(claim -> claim.getStyleClass().contains("les-good"))))
                .isTrue();
        assertThat(window.get(() -> cell("append").resultProperty().get())).isPresent();
    }

    @Test
    void run_forInstructors_needsNoPredictionAndMarksIt() throws Exception {
        window.on(() -> ((CheckBox) node("lessons-instructor")).setSelected(true));
        assertThat(window.get(() -> button("cell-append-run").isDisabled())).isFalse();

        CellResult result = run("append");

        assertThat(result.outcome()).as("%s", result).isEqualTo(Outcome.DONE);
        assertThat(texts("#predict-records")).contains("You predicted", "skipped", "Measured", "6");
    }

    @Test
    void predict_whatIsNoNumber_isRefusedInWords() throws Exception {
        window.on(() -> {
            ((TextField) node("predict-records-field")).setText("many");
            button("predict-records-record").fire();
        });
        LessonsWindow.await(
                "a refusal",
                () -> !predictBlock("records").problemProperty().get().isEmpty());

        assertThat(window.get(() -> predictBlock("records").recordedProperty().get()))
                .isEmpty();
        assertThat(window.get(() -> predictBlock("records").problemProperty().get()))
                .contains("number");
    }

    @Test
    void check_wrongThenRight_givesAHintThenIsLocked() throws Exception {
        predict("records", "6");
        run("append");
        answer("end", "5");

        assertThat(window.get(() -> label("check-end-verdict").getText())).startsWith("Not so: 5.");
        assertThat(window.get(() -> label("check-end-hint").isVisible())).isTrue();

        answer("end", "6");

        assertThat(window.get(() -> label("check-end-verdict").getText())).startsWith("Right");
        assertThat(window.get(() -> label("check-end-hint").isVisible())).isFalse();
        assertThat(window.get(() -> node("check-end-field").isDisabled())).isTrue();
    }

    @Test
    void check_aChoice_isJudgedByTheEngine() throws Exception {
        window.on(() -> {
            ((RadioButton) node("check-who-choice-0")).setSelected(true);
            button("check-who-ask").fire();
        });
        LessonsWindow.await(
                "a verdict", () -> check("who").verdictProperty().get().isPresent());
        assertThat(window.get(
                        () -> check("who").verdictProperty().get().orElseThrow().right()))
                .isFalse();

        window.on(() -> {
            ((RadioButton) node("check-who-choice-1")).setSelected(true);
            button("check-who-ask").fire();
        });
        LessonsWindow.await(
                "it is right",
                () -> check("who").verdictProperty().get().orElseThrow().right());
    }

    @Test
    void run_whatDoesNotCompile_isSaidAtItsLine() throws Exception {
        window.on(() -> cell("tamper").codeProperty().set("int a = 1;\nint b = \"two\";"));
        CellResult result = run("tamper");

        assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(result.problems()).extracting(Problem::line).containsExactly(2);
        assertThat(window.get(() -> problems("tamper").getFirst().getText())).startsWith("Line 2: ");
        window.on(() -> problems("tamper").getFirst().fire());
        assertThat(window.get(() -> code("tamper").getCurrentParagraph())).isEqualTo(1);
        assertThat(window.get(() ->
                        code("tamper").getStyleOfChar(code("tamper").getText().indexOf("\"two"))))
                .contains("les-faulty");
    }

    @Test
    void stop_endlessLoop_endsItAndTheNextCellRuns() throws Exception {
        window.on(() -> cell("tamper").codeProperty().set("System.out.println(\"begun\"); while (true) { }"));
        window.on(() -> cell("tamper").run());
        LessonsWindow.await(
                "it runs", () -> cell("tamper").outputProperty().get().contains("begun"));
        stopTamper();

        window.on(() -> cell("tamper").codeProperty().set("1 + 1"));
        assertThat(run("tamper").value()).isEqualTo("2");
    }

    /// The first cell waits for the session to warm up: Stop is there at once, and means it.
    @Test
    void stop_beforeItsCodeHasBegun_endsItAndTheNextCellRuns() throws Exception {
        window.on(() -> {
            cell("tamper").codeProperty().set("while (true) { }");
            cell("tamper").run();
        });
        stopTamper();

        window.on(() -> cell("tamper").codeProperty().set("1 + 1"));
        assertThat(run("tamper").value()).isEqualTo("2");
    }

    private void stopTamper() throws Exception {
        assertThat(window.get(() -> button("cell-tamper-run").getText())).isEqualTo("Stop");
        window.on(() -> button("cell-tamper-run").fire());
        LessonsWindow.await("its end", () -> !cell("tamper").runningProperty().get());

        assertThat(window.get(() ->
                        cell("tamper").resultProperty().get().orElseThrow().outcome()))
                .isEqualTo(Outcome.STOPPED);
    }

    @Test
    void run_systemExit_endsTheCellAlone() throws Exception {
        window.on(() -> cell("tamper").codeProperty().set("System.exit(3);"));

        assertThat(run("tamper").outcome()).isEqualTo(Outcome.ENDED);
        assertThat(window.get(() -> window.stage().isShowing())).isTrue();
    }

    @Test
    void restart_afterACell_comesBackToIt() throws Exception {
        predict("records", "5");
        window.on(() -> cell("append").codeProperty().set(cell("append").text() + "\n// mine"));
        run("append");
        close();
        open();

        assertThat(window.get(() -> predictBlock("records").recordedProperty().get()))
                .isEqualTo("5");
        assertThat(window.get(() -> cell("append").codeProperty().get())).endsWith("// mine");
        assertThat(window.get(() -> cell("append").ranProperty().get())).isTrue();
        int place = window.get(() -> window.lessons().place());
        assertThat(window.get(() -> window.lessons()
                        .openProperty()
                        .get()
                        .orElseThrow()
                        .blocks()
                        .get(place)))
                .isSameAs(window.get(() -> cell("append")));
        LessonsWindow.await(
                "the place",
                () -> window.node(ScrollPane.class, "lesson-scroll").getVvalue() > 0.1);
    }

    @Test
    void keyboardAlone_predictsRunsAndLeavesTheEditor() throws Exception {
        focus("predict-records-field");
        window.on(() -> ((TextField) node("predict-records-field")).setText("6"));
        window.press(KeyCode.ENTER, false, false);
        LessonsWindow.await(
                "it is recorded", () -> cell("append").waitsForProperty().get().isEmpty());
        focus("cell-append-code");
        window.press(KeyCode.ENTER, true, false);
        LessonsWindow.await(
                "a result", () -> cell("append").resultProperty().get().isPresent());

        assertThat(window.get(() ->
                        cell("append").resultProperty().get().orElseThrow().done()))
                .isTrue();
        window.press(KeyCode.TAB, false, false);
        assertThat(window.get(() -> code("append").getText())).startsWith("    ");
        window.press(KeyCode.TAB, true, false);
        assertThat(window.get(() -> window.stage().getScene().getFocusOwner())).isNotSameAs(node("cell-append-code"));
    }

    private void predict(String id, String answer) throws Exception {
        window.on(() -> predictBlock(id).record(answer));
        LessonsWindow.await(
                "it is recorded",
                () -> !predictBlock(id).recordedProperty().get().isEmpty());
    }

    private CellResult run(String id) throws Exception {
        window.on(() -> cell(id).run());
        LessonsWindow.await(
                "a result of " + id, () -> cell(id).resultProperty().get().isPresent());
        return window.get(() -> cell(id).resultProperty().get().orElseThrow());
    }

    private void answer(String id, String text) throws Exception {
        window.on(() -> {
            ((TextField) node("check-" + id + "-field")).setText(text);
            button("check-" + id + "-ask").fire();
        });
        LessonsWindow.await(
                "a verdict on " + text,
                () -> check(id).answerProperty().get().equals(text)
                        && !check(id).checkingProperty().get());
    }

    private void focus(String id) throws Exception {
        window.on(() -> node(id).requestFocus());
    }

    private LessonCell cell(String id) {
        return window.block(LessonCell.class, id);
    }

    private LessonPredict predictBlock(String id) {
        return window.block(LessonPredict.class, id);
    }

    private LessonCheck check(String id) {
        return window.block(LessonCheck.class, id);
    }

    private Node node(String id) {
        return window.node(Node.class, id);
    }

    private Button button(String id) {
        return window.node(Button.class, id);
    }

    private Label label(String id) {
        return window.node(Label.class, id);
    }

    private CodeArea code(String id) {
        return window.node(CodeArea.class, "cell-" + id + "-code");
    }

    private List<Button> problems(String id) {
        return window.shell().root().lookupAll("#cell-" + id + "-problems .les-problem").stream()
                .map(Button.class::cast)
                .toList();
    }

    private List<Node> claims() {
        return List.copyOf(window.shell().root().lookupAll("#claims-append .les-claim"));
    }

    private List<String> texts(String within) throws Exception {
        return window.get(() -> window.shell().root().lookupAll(within + " .label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }
}
