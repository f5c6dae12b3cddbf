package dev.offsetlab.visualizer.view.text;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Small things that several blocks have.
public final class Parts {
    private Parts() {}

    /// The word above a block that says what it is for.
    public static Label kind(String word, Feather icon) {
        Label kind = new Label(word, new FontIcon(icon));
        kind.getStyleClass().add("les-kind");
        return kind;
    }

    /// A label that is there only while it has something to say.
    public static Label problem(ObservableValue<String> text) {
        Label label = new Label();
        label.getStyleClass().add("les-problem");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        text.subscribe(now -> {
            label.setText(now);
            there(label, !now.isEmpty());
        });
        return label;
    }

    /// An amount with what it is of.
    public static VBox figure(String of, String value, String unit, String style) {
        Label name = new Label(of);
        name.getStyleClass().add("small");
        Label amount = new Label(value);
        amount.getStyleClass().addAll("les-figure");
        if (!style.isEmpty()) {
            amount.getStyleClass().add(style);
        }
        amount.setWrapText(true);
        VBox figure = new VBox(name, amount);
        if (!unit.isEmpty()) {
            Label small = new Label(unit);
            small.getStyleClass().add("small");
            figure.getChildren().add(small);
        }
        return figure;
    }

    public static void there(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
