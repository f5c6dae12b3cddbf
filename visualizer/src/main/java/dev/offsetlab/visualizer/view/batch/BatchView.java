package dev.offsetlab.visualizer.view.batch;

import dev.offsetlab.engine.record.BatchField;
import dev.offsetlab.visualizer.viewmodel.BatchModel;
import dev.offsetlab.visualizer.viewmodel.BatchModel.Opened;
import java.nio.ByteBuffer;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A batch as a tree of fields beside its bytes, or above them where it is narrow: what is selected in one is
/// highlighted in the other, and what it means is said below.
public final class BatchView extends VBox {
    private static final double TREE_EM = 22;
    private static final double DIVIDER = 8;

    private final BatchModel model;
    private final Label message = new Label();
    private final Label problem = new Label();
    private final BatchFields fields;
    private final HexView hex = new HexView();
    private final SplitPane sides = new SplitPane();
    private final Label value = new Label();
    private final Label meaning = new Label();
    private double turnedWidth;
    private double turnedHexWidth;

    public BatchView(BatchModel model) {
        this.model = model;
        this.fields = new BatchFields(model::select);
        getStyleClass().add("batch-view");
        message.getStyleClass().add("muted");
        message.setId("batch-message");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        problem.getStyleClass().add("batch-problem");
        problem.setId("batch-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        value.getStyleClass().addAll("mono", "batch-value");
        value.setId("batch-value");
        value.setWrapText(true);
        value.setMinHeight(USE_PREF_SIZE);
        meaning.setId("batch-meaning");
        meaning.setWrapText(true);
        meaning.setMinHeight(USE_PREF_SIZE);
        meaning.getStyleClass().add("batch-meaning");
        hex.setId("batch-hex");
        hex.onSelect(model::selectByte);
        sides.getItems().addAll(fields.node(), hex);
        SplitPane.setResizableWithParent(fields.node(), true);
        VBox.setVgrow(sides, Priority.ALWAYS);
        getChildren().addAll(message, problem, sides, value, meaning);
        listen();
    }

    private void listen() {
        model.openedProperty().subscribe(this::show);
        model.messageProperty().subscribe(message::setText);
        model.selectedProperty().subscribe(this::selected);
        model.highlightedProperty().subscribe(hex::highlight);
    }

    private void show(Optional<Opened> opened) {
        ByteBuffer bytes = opened.map(batch -> batch.source().bytes()).orElse(ByteBuffer.allocate(0));
        hex.show(bytes);
        fields.show(opened.map(batch -> batch.tree().root()));
        Optional<String> wrong = opened.flatMap(batch -> batch.tree().problem());
        problem.setText(wrong.map(what -> "Damaged: " + what).orElse(""));
        problem.setVisible(wrong.isPresent());
        problem.setManaged(wrong.isPresent());
        sides.setVisible(opened.isPresent());
        meaning.setVisible(opened.isPresent());
    }

    private void selected(Optional<BatchField> field) {
        field.ifPresent(fields::reveal);
        value.setText(field.map(BatchField::value).orElse(""));
        meaning.setText(field.map(now -> now.name() + where(now) + ".  " + now.meaning())
                .orElse("Select a field or a byte."));
    }

    private static String where(BatchField field) {
        return field.range()
                .map(range -> range.sizeBytes() == 1
                        ? ", byte " + range.from()
                        : ", bytes " + range.from() + " to " + (range.to() - 1))
                .orElse(", no bytes of its own");
    }

    @Override
    protected void layoutChildren() {
        turn();
        super.layoutChildren();
    }

    /// Beside each other where there is room for both; a divider that somebody moved stays until the width changes.
    private void turn() {
        double em = meaning.getFont().getSize();
        double hexWidth = hex.wideWidth();
        if (getWidth() == turnedWidth && hexWidth == turnedHexWidth) {
            return;
        }
        turnedWidth = getWidth();
        turnedHexWidth = hexWidth;
        boolean wide = getWidth() >= hexWidth + TREE_EM * em;
        sides.setOrientation(wide ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        sides.setDividerPositions(wide ? (getWidth() - hexWidth - DIVIDER) / getWidth() : 0.5);
    }
}
