package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.visualizer.view.text.DrawingView;
import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.view.text.MarkdownView;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonBlock;
import dev.offsetlab.visualizer.viewmodel.LessonCell;
import dev.offsetlab.visualizer.viewmodel.LessonCheck;
import dev.offsetlab.visualizer.viewmodel.LessonClaims;
import dev.offsetlab.visualizer.viewmodel.LessonHelp;
import dev.offsetlab.visualizer.viewmodel.LessonModel;
import dev.offsetlab.visualizer.viewmodel.LessonObserve;
import dev.offsetlab.visualizer.viewmodel.LessonPredict;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One lesson from its title to its last check, in a column that is made for reading.
final class LessonView extends VBox {
    private static final int FIRST_BLOCKS = 5;
    private static final int BLOCKS_A_PULSE = 1;

    private final LessonModel lesson;
    private final LessonsModel lessons;
    private final LinkOpener links;
    private final List<Region> blocks = new ArrayList<>();
    private boolean left;

    LessonView(LessonModel lesson, LessonsModel lessons, LinkOpener links) {
        getStyleClass().add("les-lesson");
        Label title = new Label(lesson.lesson().title());
        title.setId("lesson-title");
        title.getStyleClass().add("les-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Label about = new Label("Lesson " + lesson.lesson().number() + ", about "
                + lesson.lesson().minutes() + " minutes");
        about.getStyleClass().add("muted");
        getChildren().add(new VBox(about, title));
        this.lesson = lesson;
        this.lessons = lessons;
        this.links = links;
        build(FIRST_BLOCKS);
    }

    /// Builds the blocks up to this one, and the others in the pulses that follow: a lesson is there at once,
    /// however many editors it has.
    private void build(int upTo) {
        while (blocks.size() < Math.min(upTo, lesson.blocks().size())) {
            Region next = unspoiled(blocks.size(), view(lesson.blocks().get(blocks.size()), lessons, links));
            blocks.add(next);
            getChildren().add(next);
        }
        if (isWhole()) {
            exercises();
            getChildren().add(neighbours(lessons, lesson.lesson().number()));
        } else {
            Platform.runLater(this::goOn);
        }
    }

    private void exercises() {
        List<Exercise> own = lessons.exercisesOf(lesson.lesson());
        if (!own.isEmpty()) {
            FlowPane ways = new FlowPane();
            ways.getStyleClass().add("ex-buttons");
            own.forEach(exercise -> ways.getChildren().add(way(exercise)));
            VBox exercises = new VBox(Parts.kind(own.size() == 1 ? "Exercise" : "Exercises", Feather.EDIT_3), ways);
            exercises.setId("lesson-exercises");
            exercises.getStyleClass().add("les-block");
            getChildren().add(exercises);
        }
    }

    private Button way(Exercise exercise) {
        Button way = new Button(exercise.number() + "  " + exercise.title(), new FontIcon(Feather.ARROW_RIGHT));
        way.setId("lesson-exercise-" + exercise.number());
        way.setTooltip(new Tooltip("You write it, about " + exercise.minutes() + " minutes"));
        way.setOnAction(event -> links.open("exercise:" + exercise.number()));
        return way;
    }

    private void goOn() {
        left = getParent() == null;
        if (!left && !isWhole()) {
            build(blocks.size() + BLOCKS_A_PULSE);
        }
    }

    /// Somebody comes back to it, perhaps before it was whole.
    void resume() {
        if (left) {
            goOn();
        }
    }

    /// Everything of the lesson is there.
    boolean isWhole() {
        return blocks.size() == lesson.blocks().size();
    }

    /// The ways on and back, at the end where a person needs them; below each other where the titles are long.
    private static FlowPane neighbours(LessonsModel lessons, int number) {
        FlowPane line = new FlowPane();
        line.getStyleClass().add("les-neighbours");
        lessons.neighbour(number, -1)
                .map(entry ->
                        button("lesson-previous", "Back: " + entry.title(), Feather.ARROW_LEFT, lessons::previous))
                .ifPresent(line.getChildren()::add);
        lessons.neighbour(number, 1)
                .map(entry -> button("lesson-next", "Next: " + entry.title(), Feather.ARROW_RIGHT, lessons::next))
                .ifPresent(line.getChildren()::add);
        return line;
    }

    private static Button button(String id, String words, Feather icon, Runnable action) {
        Button button = new Button(words, new FontIcon(icon));
        button.setId(id);
        button.setTooltip(new Tooltip(id.endsWith("next") ? "Ctrl+Page Down" : "Ctrl+Page Up"));
        button.setOnAction(event -> action.run());
        return button;
    }

    /// Text that would answer a question is told when the question is answered.
    private Region unspoiled(int index, Region view) {
        boolean text = lesson.blocks().get(index) instanceof LessonBlock.Still;
        List<LessonPredict> answers = text ? lesson.answeredBy(index) : List.of();
        boolean first = index == 0 || !(lesson.blocks().get(index - 1) instanceof LessonBlock.Still);
        return answers.isEmpty() ? view : new Veiled(view, answers, lessons.instructorProperty(), first);
    }

    private static Region view(LessonBlock block, LessonHelp help, LinkOpener links) {
        return switch (block) {
            case LessonBlock.Still still -> still(still.block(), links);
            case LessonCell cell -> new CellView(cell, help);
            case LessonPredict predict -> new PredictView(predict);
            case LessonClaims claims -> new ClaimsView(claims);
            case LessonObserve observe -> new ObserveView(observe);
            case LessonCheck check -> new CheckView(check);
        };
    }

    private static Region still(Block block, LinkOpener links) {
        return switch (block) {
            case Block.Prose prose -> new MarkdownView(prose.markdown(), links);
            case Block.Drawing drawing -> new DrawingView(drawing.caption(), drawing.text(), false);
            default -> throw new IllegalArgumentException("not text: " + block);
        };
    }

    /// Where the block at `index` of the lesson is, with enough below it to stand at the top.
    Node block(int index) {
        if (!isWhole()) {
            build(index + FIRST_BLOCKS);
        }
        return blocks.get(index);
    }
}
