package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.chart.JourneyArrow;
import dev.offsetlab.visualizer.chart.JourneyArrow.Direction;
import dev.offsetlab.visualizer.chart.JourneyArrow.Sign;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.JourneyScale;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// What the signs mean, and how much a mark and a pulse stand for.
final class Legend extends FlowPane {
    private static final double SAMPLE_EM = 3.6;
    private final List<JourneyArrow> arrows = new ArrayList<>();
    private final Label scale = new Label();

    Legend() {
        getStyleClass().add("journey-legend");
        scale.getStyleClass().add("small");
        getChildren()
                .addAll(
                        sample(Sign.CPU, "the CPU copies"),
                        sample(Sign.DMA, "a device copies"),
                        sample(Sign.REFERENCE, "by reference"),
                        scale);
    }

    private HBox sample(Sign sign, String means) {
        JourneyArrow arrow = new JourneyArrow(sign, Direction.RIGHT);
        arrow.flow(0, true);
        arrows.add(arrow);
        Label label = new Label(means);
        label.getStyleClass().add("small");
        label.fontProperty().subscribe(font -> arrow.size(SAMPLE_EM * font.getSize(), font.getSize()));
        HBox sample = new HBox(arrow, label);
        sample.getStyleClass().add("journey-sample");
        sample.setAlignment(Pos.CENTER_LEFT);
        return sample;
    }

    /// @param moves marks travel now
    void show(JourneyScale now, boolean moves) {
        if (!moves) {
            scale.setText("");
        } else {
            String bytes = Figures.bytes(Math.round(now.bytesPerMark()));
            String pulses = now.switchesPerMark() > 0
                    ? ", a wedge " + Figures.of(now.switchesPerMark()) + " mode switches"
                    : "";
            scale.setText("Linear: a mark is " + bytes + pulses);
        }
    }

    void themed(LabTheme theme) {
        arrows.forEach(arrow -> arrow.colours(theme.ink(), theme.page()));
    }
}
