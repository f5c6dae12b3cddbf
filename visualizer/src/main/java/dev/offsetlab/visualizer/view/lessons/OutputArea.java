package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.Parts;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.text.Text;

/// What a cell printed, or its value: as high as its lines, up to a bound, then it scrolls. Its text can be copied.
final class OutputArea extends TextArea {
    private static final double EDGES = 12;
    private static final double BAR = 14;

    private final int mostRows;
    private boolean followed;
    private double missing;

    /// @param mostRows it is never higher than this
    OutputArea(String style, int mostRows) {
        this.mostRows = mostRows;
        setEditable(false);
        setWrapText(false);
        getStyleClass().addAll("les-output", "mono", style);
        addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        addEventFilter(ScrollEvent.SCROLL, this::turned);
        widthProperty().addListener((property, before, now) -> requestLayout());
        show("", false);
    }

    /// @param follow keeps the last line in view
    void show(String text, boolean follow) {
        String shown = text.stripTrailing();
        if (!shown.equals(getText())) {
            missing = 0;
            setText(shown);
            requestLayout();
        }
        if (follow) {
            positionCaret(shown.length());
        } else if (followed) {
            positionCaret(0);
            setScrollTop(0);
        }
        followed = follow;
        Parts.there(this, !shown.isEmpty());
    }

    @Override
    protected double computePrefHeight(double width) {
        Text text = new Text(getText());
        text.setFont(getFont());
        double lines = Math.max(1, getText().lines().count());
        double line = Math.ceil(text.getLayoutBounds().getHeight() / lines);
        boolean wide = getWidth() > 0 && text.getLayoutBounds().getWidth() > getWidth() - 3 * EDGES;
        return Math.ceil(Math.min(lines, mostRows) * line + EDGES + (wide ? BAR : 0)) + missing;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        Platform.runLater(this::fit);
    }

    /// An area may set its lines wider than a text of its own font is high. By how much shows when all is laid out.
    private void fit() {
        if (getText().lines().count() <= mostRows && lookup(".scroll-pane") instanceof ScrollPane pane) {
            double seen = pane.getViewportBounds().getHeight();
            double more = pane.getContent().getLayoutBounds().getHeight() - seen;
            if (seen > 0 && more > 0.5) {
                missing += Math.ceil(more);
                requestLayout();
            }
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// The wheel moves the page, unless there is more to see here and somebody has come in to see it.
    private void turned(ScrollEvent event) {
        boolean more = getText().lines().limit(mostRows + 1L).count() > mostRows;
        boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        if (!sideways && !(more && isFocused()) && getParent() != null) {
            Event.fireEvent(getParent(), event.copyFor(getParent(), getParent()));
            event.consume();
        }
    }

    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }
}
