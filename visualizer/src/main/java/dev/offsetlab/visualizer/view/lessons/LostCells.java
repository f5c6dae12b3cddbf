package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// After a restart: cells above ran in an earlier session, and one press brings their variables back.
final class LostCells extends HBox {
    private final Label words = new Label();

    LostCells(LessonsModel lessons) {
        setId("lessons-lost");
        getStyleClass().add("les-lost");
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button again = new Button("Run them again", new FontIcon(Feather.PLAY));
        again.setId("lessons-run-lost");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(event -> lessons.runLost());
        getChildren().addAll(words, again);
        lessons.lostProperty().subscribe(this::show);
    }

    private void show(List<String> lost) {
        words.setText(
                lost.size() == 1
                        ? "One cell ran before the lab was restarted. What comes next may need its variables."
                        : lost.size() + " cells ran before the lab was restarted. What comes next may need their"
                                + " variables.");
        Parts.there(this, !lost.isEmpty());
    }
}
