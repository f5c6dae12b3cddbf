package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.kit.Evidence.Field;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// Decoded fields, one a row: the wrong ones in bold with what they should be.
final class FieldsView extends GridPane {
    FieldsView(List<Field> fields) {
        setId("exercise-fields");
        getStyleClass().add("ex-fields");
        for (Field field : fields) {
            boolean wrong = field.right() != null;
            Label name = label(field.name(), wrong ? "les-bad" : "muted");
            name.setMinWidth(USE_PREF_SIZE);
            Label value = label(field.value(), wrong ? "les-bad" : "ex-field-right");
            value.getStyleClass().addAll("mono", wrong ? "ex-wrong" : "ex-field-value");
            addRow(getRowCount(), name, value);
            GridPane.setValignment(name, VPos.TOP);
            if (wrong) {
                Label right = label("should be " + field.right(), "les-good");
                right.getStyleClass().add("mono");
                add(right, 2, getRowCount() - 1);
            }
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
