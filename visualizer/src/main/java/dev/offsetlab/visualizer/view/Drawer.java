package dev.offsetlab.visualizer.view;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Detail on demand, at the right of the page. One thing at a time; Escape closes it.
public final class Drawer {
    private static final double WIDTH_EM = 30;

    private final BorderPane pane = new BorderPane();
    private final Label title = new Label();

    Drawer() {
        title.getStyleClass().add("section");
        title.setWrapText(true);
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setTooltip(new Tooltip("Close (Escape)"));
        close.setAccessibleText("Close");
        close.setOnAction(event -> close());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, close);
        head.setAlignment(Pos.CENTER_LEFT);
        pane.setTop(head);
        pane.getStyleClass().add("drawer");
        pane.setStyle("-fx-pref-width: " + WIDTH_EM + "em; -fx-max-width: " + WIDTH_EM + "em;");
        close();
    }

    Region pane() {
        return pane;
    }

    /// Shows `content`, scrolled where it is higher than the window.
    public void show(String heading, Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        title.setText(heading);
        pane.setCenter(scroll);
        pane.setVisible(true);
        pane.setManaged(true);
    }

    public void close() {
        pane.setVisible(false);
        pane.setManaged(false);
        pane.setCenter(null);
    }

    public ReadOnlyBooleanProperty openProperty() {
        return pane.visibleProperty();
    }
}
