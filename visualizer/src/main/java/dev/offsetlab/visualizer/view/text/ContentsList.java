package dev.offsetlab.visualizer.view.text;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A table of contents below a line that sums it up. What is open is in sight, also where it lies far down.
public final class ContentsList extends VBox {
    private final Label head = new Label();
    private final VBox items = new VBox();
    private final ScrolledTo sight;

    /// @param headId of the line above
    public ContentsList(String headId) {
        getStyleClass().add("contents");
        head.setId(headId);
        head.getStyleClass().add("small");
        items.getStyleClass().add("contents-items");
        ScrollPane scroll = new ScrollPane(items);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("edge-to-edge", "page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        sight = new ScrolledTo(scroll, ScrolledTo.Stand.SEEN);
    }

    /// The entries as they are now, in place of those before. The focus stays at the entry that has it.
    public void show(String sum, List<ContentsItem> now) {
        head.setText(sum);
        Optional<String> before = openItem().map(Node::getId);
        KeptFocus.replace(items, now);
        if (!openItem().map(Node::getId).equals(before)) {
            sight.keep(this::openItem);
        }
    }

    /// Keys go to the open entry.
    public void focusOpen() {
        KeptFocus.take(this, this::openItem);
        sight.keep(this::openItem);
    }

    private Optional<Node> openItem() {
        return items.getChildren().stream()
                .filter(item -> item instanceof ContentsItem one && one.isOpen())
                .findFirst();
    }
}
