package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.KeptFocus;
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
    private final LessonsModel lessons;
    private final Label words = new Label();
    private final Button again = new Button("", new FontIcon(Feather.PLAY));

    LostCells(LessonsModel lessons) {
        this.lessons = lessons;
        setId("lessons-lost");
        getStyleClass().add("les-lost");
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.setMinHeight(Region.USE_PREF_SIZE);
        again.setId("lessons-run-lost");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(event -> lessons.runLost());
        getChildren().addAll(words, again);
        lessons.lostProperty().subscribe(lost -> show());
        lessons.restoringProperty().subscribe(now -> show());
    }

    private void show() {
        List<String> lost = lessons.lostProperty().get();
        String running = lessons.restoringProperty().get();
        boolean one = lost.size() == 1;
        words.setText(
                running.isEmpty()
                        ? (one ? "One cell" : lost.size() + " cells") + " ran before the lab was restarted: "
                                + String.join(", ", lost) + ". What comes next may need "
                                + (one ? "its" : "their") + " variables."
                        : "Running again: " + running + " ...");
        again.setText(one ? "Run it again" : "Run them again");
        if (lost.isEmpty() && getParent() != null) {
            KeptFocus.leave(this, getParent());
        }
        Parts.there(this, !lost.isEmpty());
    }
}
