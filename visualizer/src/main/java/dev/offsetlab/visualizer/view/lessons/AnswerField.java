package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.lessons.catalog.Block.Answer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where an answer is given: cards to choose from, a number with its unit, or a word or two.
final class AnswerField extends VBox {
    private final ToggleGroup choices = new ToggleGroup();
    private final TextField field = new TextField();
    private final boolean choosing;

    /// @param onEnter the answer is complete: Enter was pressed
    AnswerField(Answer answer, String id, Consumer<String> onEnter) {
        getStyleClass().add("les-answer");
        choosing = answer instanceof Answer.Choice;
        switch (answer) {
            case Answer.Choice choice -> choice.choices().forEach(one -> card(one, id, onEnter));
            case Answer.Quantity quantity -> line(id, quantity.unit(), "a number", 9, onEnter);
            case Answer.Words words -> line(id, words.what(), "a word or two", 18, onEnter);
        }
    }

    private void card(String choice, String id, Consumer<String> onEnter) {
        RadioButton card = new RadioButton(choice);
        card.setMnemonicParsing(false);
        card.setId(id + "-choice-" + choices.getToggles().size());
        card.getStyleClass().add("les-choice");
        card.setToggleGroup(choices);
        card.setUserData(choice);
        card.setWrapText(true);
        card.setMaxWidth(Double.MAX_VALUE);
        card.setMinHeight(Region.USE_PREF_SIZE);
        card.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
                card.setSelected(true);
                onEnter.accept(choice);
                event.consume();
            }
        });
        getChildren().add(card);
    }

    private void line(String id, String unit, String prompt, int columns, Consumer<String> onEnter) {
        field.setId(id + "-field");
        field.setPrefColumnCount(columns);
        field.setPromptText(prompt);
        field.setAccessibleText(unit);
        field.getStyleClass().add("les-field");
        field.setOnAction(event -> onEnter.accept(text()));
        Label of = new Label(unit);
        of.getStyleClass().add("muted");
        of.setWrapText(true);
        HBox line = new HBox(field, of);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("les-line-of-answer");
        getChildren().add(line);
    }

    /// As it stands; blank while nothing is chosen or written.
    String text() {
        if (!choosing) {
            return field.getText().strip();
        }
        return choices.getSelectedToggle() == null
                ? ""
                : choices.getSelectedToggle().getUserData().toString();
    }

    void show(String answer) {
        field.setText(answer);
        choices.getToggles().stream()
                .filter(card -> card.getUserData().equals(answer))
                .forEach(choices::selectToggle);
    }

    /// What was answered stays to be seen, and cannot be changed.
    void lock() {
        setDisable(true);
        getStyleClass().add("les-locked");
    }
}
