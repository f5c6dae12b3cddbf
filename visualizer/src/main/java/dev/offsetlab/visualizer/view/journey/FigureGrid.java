package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.viewmodel.JourneyRates;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the counters say of a lane, three in a row.
final class FigureGrid extends GridPane {
    private static final int COLUMNS = 3;
    private final Label delivered = figure("Delivered", "MB/s", "Records that the path handed to sockets");
    private final Label switches = figure(
            "Mode switches",
            "per MB",
            "Two for each system call of the path: into the kernel and back. Not context"
                    + " switches, which are the scheduler's");
    private final Label user = figure(
            "In user space",
            "B per B",
            "Bytes that passed a buffer of the process, once for each buffer, for each byte delivered. The path itself"
                    + " counts them");
    private final Label cpu = figure(
            "Broker's CPU",
            "s/GB",
            "All of the broker's threads, for each GB delivered. The window's are not" + " among them");
    private final Label cores = figure("CPU share", "% core", "The same, as a share of the time that passed");
    private final Label disk = figure(
            "From the disk",
            "MB/s",
            "What the kernel made the storage read for this process: 0 when all is in the page" + " cache");
    private int cells;

    FigureGrid() {
        getStyleClass().add("journey-figures");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints third = new ColumnConstraints();
            third.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(third);
        }
        // The cells were made, and placed, with their labels.
        show(Optional.empty());
    }

    private Label figure(String name, String unit, String means) {
        Label title = new Label(name);
        title.getStyleClass().add("small");
        Label value = new Label();
        value.getStyleClass().add("section");
        value.setMinWidth(USE_PREF_SIZE);
        Label of = new Label(unit);
        of.getStyleClass().add("unit");
        HBox line = new HBox(value, of);
        line.getStyleClass().add("journey-figure");
        VBox cell = new VBox(title, line);
        Tooltip.install(cell, new Tooltip(means));
        add(cell, cells % COLUMNS, cells / COLUMNS);
        cells++;
        return value;
    }

    void show(Optional<JourneyRates> rates) {
        delivered.setText(text(rates.map(JourneyRates::sentMbPerS)));
        switches.setText(text(rates.map(JourneyRates::modeSwitchesPerMb)));
        user.setText(text(rates.map(JourneyRates::userBytesPerByte)));
        cpu.setText(optional(rates.map(JourneyRates::cpuSecondsPerGb)));
        cores.setText(percent(rates.map(JourneyRates::cpuCores)));
        disk.setText(optional(rates.map(JourneyRates::diskBytesPerS).map(FigureGrid::inMb)));
    }

    private static OptionalDouble inMb(OptionalDouble bytes) {
        return bytes.isPresent() ? OptionalDouble.of(bytes.getAsDouble() / 1e6) : bytes;
    }

    private static String percent(Optional<OptionalDouble> cores) {
        return optional(cores.map(share -> share.isPresent() ? OptionalDouble.of(share.getAsDouble() * 100) : share));
    }

    private static String optional(Optional<OptionalDouble> value) {
        return text(value.filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble));
    }

    private static String text(Optional<Double> value) {
        return value.map(Figures::of).orElse("-");
    }
}
