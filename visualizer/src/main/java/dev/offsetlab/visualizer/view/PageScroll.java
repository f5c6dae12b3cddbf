package dev.offsetlab.visualizer.view;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// A page that fills its place, and scrolls up and down where it is higher.
final class PageScroll extends ScrollPane {
    PageScroll(Region page) {
        super(page);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().addAll("edge-to-edge", "page-scroll");
        // A scroll pane keeps a picture of its content, which pays where the content rests. A page never does.
        skinProperty().addListener((property, before, now) -> {
            for (Node node = page; node != null && !node.equals(this); node = node.getParent()) {
                node.setCache(false);
            }
        });
    }
}
