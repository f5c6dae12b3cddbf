package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.source.CodeSpan;
import dev.offsetlab.visualizer.source.Excerpt;
import dev.offsetlab.visualizer.source.SourceRef;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A piece of the engine's source, monospaced, with its place above it. Long lines go on below themselves, with the
/// same indentation: nothing is cut off.
final class SourceView extends VBox {
    private static final double COLUMN_EM = 0.602;

    SourceView(SourceRef ref) {
        Label place = new Label(ref.label() + "   engine/" + ref.file());
        place.getStyleClass().add("small");
        place.setWrapText(true);
        VBox code = new VBox();
        code.getStyleClass().addAll("mono", "journey-code");
        Excerpt.of(ref).lines().stream().map(SourceView::line).forEach(code.getChildren()::add);
        getStyleClass().add("journey-source");
        getChildren().addAll(place, code);
    }

    private static Region line(Excerpt.Line line) {
        Node[] words = CodeSpan.of(line.text()).stream().map(SourceView::text).toArray(Node[]::new);
        TextFlow flow = new TextFlow(words);
        flow.getStyleClass().add("journey-line");
        flow.setStyle("-fx-padding: 0 0.3em 0 " + (0.5 + line.indent() * COLUMN_EM) + "em;");
        if (line.focused()) {
            flow.getStyleClass().add("journey-focus");
        }
        return flow;
    }

    private static Text text(CodeSpan span) {
        Text text = new Text(span.text());
        text.getStyleClass().add("journey-" + span.kind().name().toLowerCase(Locale.ROOT));
        return text;
    }
}
