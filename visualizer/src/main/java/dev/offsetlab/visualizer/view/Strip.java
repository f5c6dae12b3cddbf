package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The strip on top of every page: the broker's state, the data path switch, load on or off. In large type, or in a
/// small window, it takes two rows.
final class Strip extends FlowPane {
    private final Label state = new Label();

    Strip(LabModel model) {
        getStyleClass().add("strip");
        state.setMinWidth(USE_PREF_SIZE);
        getChildren().add(state);
        if (model.engine().isPresent()) {
            getChildren().addAll(new PathSwitch(model), load(model));
        }
        model.brokerProperty().addListener((property, before, now) -> show(now));
        show(model.brokerProperty().get());
    }

    private void show(BrokerView broker) {
        state.setText(
                switch (broker.state()) {
                    case STARTING -> "Broker starts";
                    case RUNNING -> "Broker  " + broker.address();
                    case FULL -> "Disk full  " + broker.address();
                    case FAILED -> "Broker failed";
                    case UNREACHABLE -> "No answer from  " + broker.address();
                    case STOPPED -> "Broker stopped";
                });
        state.setGraphic(
                new FontIcon(broker.state() == BrokerView.State.RUNNING ? Feather.SERVER : Feather.ALERT_CIRCLE));
        state.setTooltip(new Tooltip(broker.detail()));
    }

    private static ToggleButton load(LabModel model) {
        ToggleButton button = new ToggleButton();
        button.setId("load-switch");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Readers that fetch as fast as the broker lets them  (Ctrl+L)"));
        button.setOnAction(event -> model.toggleLoad());
        model.racingProperty().addListener((property, before, now) -> show(button, now));
        show(button, model.racingProperty().get());
        return button;
    }

    private static void show(ToggleButton button, boolean racing) {
        button.setSelected(racing);
        button.setText(racing ? "Stop the load" : "Start the load");
        button.setGraphic(new FontIcon(racing ? Feather.PAUSE : Feather.PLAY));
    }
}
