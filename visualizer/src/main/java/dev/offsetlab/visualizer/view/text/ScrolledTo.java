package dev.offsetlab.visualizer.view.text;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Brings a node into sight, and keeps it there while everything around it still finds its place: a window that
/// opens, a lesson that is built block by block. Whoever scrolls, presses a key or a button there takes over.
public final class ScrolledTo {
    /// Where in the pane the node is to stand.
    public enum Stand {
        TOP,
        /// Where it is, if that can be seen; else in the middle.
        SEEN
    }

    private static final double MARGIN = 24;

    private final ScrollPane scroll;
    private final Stand stand;
    private Supplier<Optional<Node>> wanted = Optional::empty;

    public ScrolledTo(ScrollPane scroll, Stand stand) {
        this.scroll = scroll;
        this.stand = stand;
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> leave());
        scroll.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> leave());
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, event -> leave());
        scroll.sceneProperty().subscribe(now -> soon());
        scroll.viewportBoundsProperty().subscribe(now -> soon());
        scroll.contentProperty().flatMap(Node::layoutBoundsProperty).subscribe(now -> soon());
    }

    /// @param node is asked for anew whenever something has moved; nothing where it is not there (yet)
    public void keep(Supplier<Optional<Node>> node) {
        wanted = node;
        soon();
    }

    /// Stays where it is from now on.
    public void leave() {
        wanted = Optional::empty;
    }

    /// When all has its place. Not while nodes are laid out: then the pane itself moves, to stay where it was.
    private void soon() {
        Platform.runLater(() -> {
            Scene scene = scroll.getScene();
            if (scene != null && wanted.get().isPresent()) {
                KeptFocus.afterLayout(scene, () -> wanted.get().ifPresent(this::move));
            }
        });
    }

    private void move(Node node) {
        Node content = scroll.getContent();
        double seen = scroll.getViewportBounds().getHeight();
        double beyond = content.getLayoutBounds().getHeight() - seen;
        Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double from = Math.max(0, scroll.getVvalue() * beyond);
        boolean inSight = place.getMinY() >= from && place.getMaxY() <= from + seen;
        double top = switch (stand) {
            case TOP -> place.getMinY() - MARGIN;
            case SEEN -> inSight ? from : place.getCenterY() - seen / 2;
        };
        scroll.setVvalue(beyond <= 0 ? 0 : Math.clamp(top / beyond, 0, 1));
    }
}
