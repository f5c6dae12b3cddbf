package dev.offsetlab.visualizer.view.log;

import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.LogReader;
import dev.offsetlab.visualizer.viewmodel.LogText;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Who reads this partition, and how far they are.
public final class ReadersCard extends VBox {
    private static final long REDRAW_NS = 300_000_000L;

    private final LogModel log;
    private final Label title = new Label("Readers");
    private final TableView<LogReader> table = new TableView<>();
    private List<LogReader> shown = List.of();
    private long shownNs = System.nanoTime() - REDRAW_NS;

    public ReadersCard(LogModel log) {
        this.log = log;
        getStyleClass().addAll("card", "log-card");
        title.getStyleClass().add("section");
        table.setId("log-readers");
        table.getStyleClass().addAll("dense", "edge-to-edge", "log-readers");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().add(column("Who", false, ReadersCard::who));
        table.getColumns().add(column("Next", true, reader -> LogText.count(reader.offset())));
        table.getColumns().add(column("Lag", true, reader -> LogText.count(reader.lag())));
        Label nobody = new Label("Nobody reads this partition now.");
        nobody.getStyleClass().add("small");
        nobody.setWrapText(true);
        table.setPlaceholder(nobody);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.setMinHeight(0);
        setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(title, table);
        log.frameProperty().addListener((property, before, now) -> show());
        show();
    }

    /// With the sign that the marker in the drawing has.
    private static String who(LogReader reader) {
        return (reader.kind() == LogReader.Kind.FETCHING ? "\u25BC " : "\u25BD ") + reader.name();
    }

    private static TableColumn<LogReader, String> column(
            String name, boolean number, Function<LogReader, String> text) {
        TableColumn<LogReader, String> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        if (number) {
            column.getStyleClass().add("log-number");
        }
        return column;
    }

    private void show() {
        List<LogReader> now = log.readers();
        boolean early = System.nanoTime() - shownNs < REDRAW_NS && now.size() == shown.size();
        if (early || now.equals(shown)) {
            return;
        }
        shownNs = System.nanoTime();
        shown = now;
        table.getItems().setAll(now);
    }
}
