package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.chart.JourneyPulse;
import dev.offsetlab.visualizer.viewmodel.JourneyCall;
import javafx.scene.control.Button;

/// A system call at the border: its name, which opens the source, and a pulse for its mode switches.
record CallView(JourneyCall call, JourneyPulse pulse, Button label) {
    /// An arrow crosses the border there, too.
    boolean isOnArrow() {
        return call.row() == 1 || call.row() == 3;
    }

    static CallView of(JourneyCall call, Runnable open) {
        Button label = new Button(call.name());
        label.setMnemonicParsing(false);
        label.getStyleClass().setAll("button", "journey-tag", "mono");
        label.setAccessibleText(call.detail().title() + ". Opens the source.");
        label.setId("journey-call-" + call.name());
        label.setOnAction(event -> open.run());
        return new CallView(call, new JourneyPulse(), label);
    }
}
