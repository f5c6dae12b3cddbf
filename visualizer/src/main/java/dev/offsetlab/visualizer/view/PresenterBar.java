package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.viewmodel.Presentation;
import dev.offsetlab.visualizer.viewmodel.Presentation.Step;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The step of the demonstration, at the foot of the window: what the audience reads, and where it is.
final class PresenterBar extends HBox {
    private final Presentation presentation;
    private final Label title = new Label();
    private final Label look = new Label();
    private final Label count = new Label();
    private final Button back = button(Feather.CHEVRON_LEFT, "Back  (Left)");
    private final Button next = button(Feather.CHEVRON_RIGHT, "Next  (Right)");

    PresenterBar(Presentation presentation) {
        this.presentation = presentation;
        getStyleClass().add("presenter-bar");
        title.getStyleClass().add("section");
        look.setWrapText(true);
        look.setMinHeight(USE_PREF_SIZE);
        count.getStyleClass().add("muted");
        count.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(4, title, look);
        HBox.setHgrow(words, Priority.ALWAYS);
        back.setOnAction(event -> presentation.back());
        next.setOnAction(event -> presentation.next());
        getChildren().addAll(words, count, back, next);
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(presentation.onProperty());
        managedProperty().bind(presentation.onProperty());
        presentation.indexProperty().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        title.setText(presentation.step().map(Step::title).orElse("The demonstration"));
        look.setText(
                presentation.step().map(Step::look).orElse("Right and Left step through it. P ends presenter mode."));
        int at = presentation.indexProperty().get();
        count.setText(at < 0 ? presentation.count() + " steps" : (at + 1) + " of " + presentation.count());
        back.setDisable(at <= 0);
        next.setDisable(presentation.following().isEmpty());
        next.setTooltip(new Tooltip(presentation
                .following()
                .map(step -> "Next: " + step.title() + "  (Right)")
                .orElse("This was the last step")));
    }

    private static Button button(Feather icon, String tooltip) {
        Button button = new Button("", new FontIcon(icon));
        button.setTooltip(new Tooltip(tooltip));
        button.setAccessibleText(tooltip);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
