package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.chart.JourneyArrow;
import dev.offsetlab.visualizer.chart.JourneyArrow.Direction;
import dev.offsetlab.visualizer.chart.JourneyArrow.Sign;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.JourneyHop;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Flow;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Mover;
import dev.offsetlab.visualizer.viewmodel.JourneyRates;
import dev.offsetlab.visualizer.viewmodel.JourneyRoute;
import dev.offsetlab.visualizer.viewmodel.JourneyScale;
import dev.offsetlab.visualizer.viewmodel.JourneyStage;
import dev.offsetlab.visualizer.viewmodel.JourneyStage.Place;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// An arrow and its label, which opens the source.
final class HopView {
    private final JourneyHop hop;
    private final JourneyStage from;
    private final JourneyStage to;
    private final JourneyArrow arrow;
    private final Button label = new Button();
    private final Label figure = new Label();

    HopView(JourneyRoute route, JourneyHop hop, Runnable open) {
        this.hop = hop;
        this.from = route.stage(hop.from());
        this.to = route.stage(hop.to());
        this.arrow = new JourneyArrow(sign(hop.mover()), direction());
        label.setMnemonicParsing(false);
        label.getStyleClass().setAll("button", "journey-tag");
        figure.getStyleClass().add("small");
        label.setAccessibleText(hop.detail().title() + ". Opens the source.");
        label.setId("journey-hop-" + hop.from() + "-" + hop.to());
        label.setOnAction(event -> open.run());
    }

    private static Sign sign(Mover mover) {
        return switch (mover) {
            case CPU -> Sign.CPU;
            case DMA -> Sign.DMA;
            case REFERENCE -> Sign.REFERENCE;
            case SAME_PAGES -> Sign.SAME;
            case UNKNOWN -> Sign.UNKNOWN;
        };
    }

    private Direction direction() {
        boolean crosses = (from.place() == Place.USER) != (to.place() == Place.USER);
        if (!crosses) {
            return Direction.DOWN;
        }
        return from.place() == Place.USER ? Direction.RIGHT : Direction.LEFT;
    }

    JourneyArrow arrow() {
        return arrow;
    }

    Button label() {
        return label;
    }

    /// Beside an arrow that points down, while nothing moves: how much passes.
    Label figure() {
        return figure;
    }

    boolean isHorizontal() {
        return arrow.direction() != Direction.DOWN;
    }

    JourneyStage from() {
        return from;
    }

    JourneyStage to() {
        return to;
    }

    /// The row on which a hop across the border lies: that of its end in the kernel.
    int row() {
        return from.place() == Place.USER ? to.firstRow() : from.firstRow();
    }

    void theme(LabTheme theme, String path) {
        boolean device = hop.mover() == Mover.DMA;
        arrow.colours(device ? theme.muted() : theme.path(path), theme.card());
    }

    /// @param moves whether marks travel; else they are left out and a number stands beside the arrow
    void show(Optional<JourneyRates> rates, JourneyScale scale, boolean moves) {
        double bytesPerS = rates.map(hop::bytesPerS).orElse(0.0);
        arrow.flow(scale.marksPerS(bytesPerS), moves && bytesPerS > 0);
        boolean told = hop.mover() == Mover.UNKNOWN || from.place() == Place.DEVICE || to.place() == Place.DEVICE;
        boolean still = rates.isPresent() && !moves && hop.flow() != Flow.NONE && !told;
        String number = still ? Figures.of(bytesPerS / 1e6) + " MB/s" : "";
        figure.setText(isHorizontal() ? "" : number);
        label.setText(isHorizontal() && still ? hop.label() + "\n" + number : hop.label());
    }
}
