package dev.offsetlab.visualizer.view.log;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// An offset to look for, typed.
public final class OffsetField extends HBox {
    private final TextField text = new TextField();
    private final LongConsumer onOffset;

    public OffsetField(LongConsumer onOffset) {
        this.onOffset = onOffset;
        getStyleClass().add("log-offset");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label("Offset");
        name.getStyleClass().add("muted");
        name.setMinWidth(USE_PREF_SIZE);
        text.setId("log-offset");
        text.setPromptText("4,711");
        text.setPrefColumnCount(8);
        text.setTooltip(new Tooltip("An offset of this partition; or click one in the drawing"));
        text.setOnAction(event -> choose());
        Button find = new Button("Find it");
        find.setId("log-find");
        find.setMinWidth(USE_PREF_SIZE);
        find.setOnAction(event -> choose());
        getChildren().addAll(name, text, find);
    }

    private void choose() {
        Optional<Long> offset = read(text.getText());
        text.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("error"), offset.isEmpty());
        offset.ifPresent(onOffset::accept);
    }

    /// Digits, with or without separators.
    static Optional<Long> read(String typed) {
        String digits = typed.strip().replaceAll("[,. _']", "");
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    public void show(OptionalLong offset) {
        offset.ifPresent(now -> text.setText(Long.toString(now)));
    }
}
