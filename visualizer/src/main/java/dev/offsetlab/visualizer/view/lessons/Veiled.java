package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonPredict;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Text that answers what is to be predicted above it: there once that is predicted, or when an instructor reads.
final class Veiled extends VBox {
    private final Region text;
    private final List<LessonPredict> asked;
    private final ObservableBooleanValue lifted;
    private final boolean first;
    private final Label instead = new Label();

    /// @param lifted whether everything may be read
    /// @param first  of the veiled ones in a row: it says why they are
    Veiled(Region text, List<LessonPredict> asked, ObservableBooleanValue lifted, boolean first) {
        this.text = text;
        this.asked = asked;
        this.lifted = lifted;
        this.first = first;
        instead.getStyleClass().addAll("les-open", "les-veil");
        instead.setWrapText(true);
        instead.setText(
                asked.size() == 1
                        ? "The text goes on here when your prediction above is recorded."
                        : "The text goes on here when your predictions above are recorded.");
        getChildren().addAll(instead, text);
        asked.forEach(predict -> predict.openProperty().subscribe(now -> show()));
        lifted.subscribe(now -> show());
    }

    private void show() {
        boolean told = lifted.get()
                || asked.stream().noneMatch(predict -> predict.openProperty().get());
        Parts.there(text, told);
        Parts.there(instead, !told && first);
        Parts.there(this, told || first);
    }
}
