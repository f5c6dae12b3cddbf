package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.BrokerView.State;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says under the strip, for as long as it is so, that the broker failed, its disk is full or the cluster does not
/// answer, and the way on.
final class TroubleBanner extends HBox {
    private final Label text = new Label();
    private final Button again = new Button("Try again");
    private final boolean hasEngine;

    TroubleBanner(LabModel model) {
        getStyleClass().addAll("notice", "problem", "trouble");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        again.setId("try-again");
        again.setMinWidth(USE_PREF_SIZE);
        again.setOnAction(event -> model.engine().ifPresent(engine -> engine.restart()));
        again.managedProperty().bind(again.visibleProperty());
        hasEngine = model.engine().isPresent();
        getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), text, again);
        model.brokerProperty().addListener((property, before, now) -> show(now));
        show(model.brokerProperty().get());
    }

    private void show(BrokerView broker) {
        boolean down = broker.state() == State.FAILED || broker.state() == State.UNREACHABLE;
        boolean trouble = down || broker.state() == State.FULL;
        text.setText(broker.detail());
        again.setVisible(down && hasEngine);
        setVisible(trouble);
        setManaged(trouble);
    }
}
