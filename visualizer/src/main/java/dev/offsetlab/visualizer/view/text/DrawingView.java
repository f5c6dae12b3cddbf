package dev.offsetlab.visualizer.view.text;

import dev.offsetlab.visualizer.source.CodeSpan;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Scale;

/// A figure in characters, or code to be read, on a card: where it is wider than the column its type gets smaller,
/// nothing is cut off.
public final class DrawingView extends VBox {
    /// @param caption below it; empty for none
    public DrawingView(String caption, String text, boolean java) {
        getStyleClass().addAll("les-drawing");
        getChildren().add(new Figure(text.stripTrailing(), java));
        if (!caption.isBlank()) {
            Label words = new Label(caption);
            words.getStyleClass().addAll("les-caption");
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            getChildren().add(words);
        }
        setAccessibleText(caption.isBlank() ? text : caption);
    }

    /// Lines of one width for each character, made smaller as a whole where the room is too narrow.
    private static final class Figure extends Region {
        private final TextFlow flow = new TextFlow();
        private final Scale scale = new Scale(1, 1);

        Figure(String text, boolean java) {
            text.lines().forEach(line -> {
                List<CodeSpan> spans = java ? CodeSpan.of(line) : List.of(new CodeSpan(CodeSpan.Kind.PLAIN, line));
                spans.forEach(span -> flow.getChildren().add(word(span)));
                flow.getChildren().add(new Text("\n"));
            });
            flow.getChildren().removeLast();
            flow.getStyleClass().addAll("mono", "les-drawing-font", "les-java");
            flow.getTransforms().add(scale);
            getChildren().add(flow);
        }

        private static Text word(CodeSpan span) {
            Text word = new Text(span.text());
            word.getStyleClass().add("java-" + span.kind().name().toLowerCase(Locale.ROOT));
            return word;
        }

        private double scaleAt(double width) {
            double needed = flow.prefWidth(-1);
            return width <= 0 || needed <= width ? 1 : width / needed;
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefWidth(double height) {
            return flow.prefWidth(-1);
        }

        @Override
        protected double computeMinWidth(double height) {
            return 0;
        }

        @Override
        protected double computePrefHeight(double width) {
            return Math.ceil(flow.prefHeight(-1) * scaleAt(width));
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            double by = scaleAt(getWidth());
            scale.setX(by);
            scale.setY(by);
            flow.resizeRelocate(0, 0, Math.ceil(flow.prefWidth(-1)) + 1, flow.prefHeight(-1));
        }
    }
}
