package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.viewmodel.Notices;
import dev.offsetlab.visualizer.viewmodel.Notices.Notice;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Messages under the page, until they are closed.
final class NoticeList extends VBox {
    NoticeList(Notices notices) {
        super(8);
        setStyle("-fx-padding: 0 1.714em 0 1.714em;");
        notices.all().addListener((ListChangeListener<Notice>) change -> show(notices));
        show(notices);
    }

    private void show(Notices notices) {
        getChildren()
                .setAll(notices.all().stream()
                        .map(notice -> row(notices, notice))
                        .toList());
    }

    private static HBox row(Notices notices, Notice notice) {
        boolean problem = notice.kind() == Notice.Kind.PROBLEM;
        Label text = new Label(notice.text());
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setTooltip(new Tooltip("Close"));
        close.setAccessibleText("Close this message");
        close.setOnAction(event -> notices.close(notice));
        HBox row = new HBox(new FontIcon(problem ? Feather.ALERT_TRIANGLE : Feather.CHECK), text, close);
        row.getStyleClass().add("notice");
        if (problem) {
            row.getStyleClass().add("problem");
        }
        return row;
    }
}
