package dev.offsetlab.visualizer.view.log;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two cards side by side, the second as wide as it likes; below each other where the first would be
/// narrower than the second.
public final class LogCards extends Region {
    private static final double GAP = 16;

    private final Region first;
    private final Region second;

    public LogCards(Region first, Region second) {
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
    }

    private boolean stacked(double width) {
        return width < 2 * second.prefWidth(-1) + GAP;
    }

    private double firstWidth(double width) {
        return stacked(width) ? width : width - GAP - second.prefWidth(-1);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return second.minWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * second.prefWidth(-1) + GAP;
    }

    /// The first cannot do with less than it likes.
    @Override
    protected double computeMinHeight(double width) {
        return height(width, second.minHeight(-1));
    }

    @Override
    protected double computePrefHeight(double width) {
        return height(width, second.prefHeight(-1));
    }

    private double height(double width, double secondHeight) {
        double wide = width > 0 ? width : getWidth();
        double firstHeight = first.prefHeight(firstWidth(wide));
        return stacked(wide) ? firstHeight + GAP + secondHeight : Math.max(firstHeight, secondHeight);
    }

    @Override
    protected void layoutChildren() {
        double width = firstWidth(getWidth());
        if (stacked(getWidth())) {
            double height = first.prefHeight(width);
            first.resizeRelocate(0, 0, width, height);
            second.resizeRelocate(0, height + GAP, width, getHeight() - height - GAP);
        } else {
            first.resizeRelocate(0, 0, width, getHeight());
            second.resizeRelocate(width + GAP, 0, getWidth() - width - GAP, getHeight());
        }
    }
}
