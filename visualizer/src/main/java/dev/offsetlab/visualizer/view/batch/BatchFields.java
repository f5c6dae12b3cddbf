package dev.offsetlab.visualizer.view.batch;

import dev.offsetlab.engine.record.BatchField;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

/// The tree of a batch's fields: name and value.
final class BatchFields {
    private final TreeView<BatchField> tree = new TreeView<>();
    private final IdentityHashMap<BatchField, TreeItem<BatchField>> items = new IdentityHashMap<>();

    BatchFields(Consumer<BatchField> onSelect) {
        tree.setId("batch-tree");
        tree.getStyleClass().add("batch-tree");
        tree.setShowRoot(false);
        tree.setCellFactory(view -> new FieldCell());
        tree.setAccessibleText("The batch's fields");
        tree.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                onSelect.accept(item.getValue());
            }
        });
    }

    Node node() {
        return tree;
    }

    void show(Optional<BatchField> root) {
        items.clear();
        tree.getSelectionModel().clearSelection();
        tree.setRoot(root.map(this::item).orElse(null));
        root.ifPresent(field -> field.children().forEach(this::openGroup));
    }

    /// The records are what a person comes for; the bits of the attributes wait.
    private void openGroup(BatchField field) {
        boolean group = !field.isPiece();
        TreeItem<BatchField> item = items.get(field);
        if (group && item != null) {
            item.setExpanded(true);
        }
    }

    private TreeItem<BatchField> item(BatchField field) {
        TreeItem<BatchField> item = new TreeItem<>(field);
        items.put(field, item);
        field.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    /// Selects the field's line and scrolls to it.
    void reveal(BatchField field) {
        TreeItem<BatchField> item = items.get(field);
        if (item == null || item.equals(tree.getSelectionModel().getSelectedItem())) {
            return;
        }
        for (TreeItem<BatchField> above = item.getParent(); above != null; above = above.getParent()) {
            above.setExpanded(true);
        }
        int row = tree.getRow(item);
        tree.getSelectionModel().select(row);
        tree.scrollTo(Math.max(0, row - 2));
    }

    private static final class FieldCell extends TreeCell<BatchField> {
        private final Label name = new Label();

        FieldCell() {
            name.getStyleClass().add("batch-name");
            name.setMinWidth(USE_PREF_SIZE);
            setPrefWidth(0); // as wide as the tree: a long value is cut with dots, and shown whole below
        }

        @Override
        protected void updateItem(BatchField field, boolean empty) {
            super.updateItem(field, empty);
            if (empty || field == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            name.setText(field.name());
            setGraphic(name);
            setText(field.value().replaceAll("\\s+", " "));
        }
    }
}
