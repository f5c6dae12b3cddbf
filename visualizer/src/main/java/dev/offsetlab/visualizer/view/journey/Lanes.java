package dev.offsetlab.visualizer.view.journey;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Two lanes side by side. Where the room is a little too narrow for that (presenter's type, the drawer open), their
/// type is made smaller, though never below [#SMALLEST_PX]; where it is much too narrow, one stands below the other.
final class Lanes extends Pane {
    private static final double SPACING_EM = 1.143;
    private static final double LEAST_LANE_EM = 25;
    private static final double SMALLEST_PX = 13;

    private final Region first;
    private final Region second;
    private final Label em = new Label();
    private Region front;
    private double type = 1;

    Lanes(Region first, Region second) {
        this.first = first;
        this.second = second;
        this.front = first;
        em.setVisible(false);
        em.setManaged(false);
        getChildren().addAll(first, second, em);
        widthProperty().addListener((property, before, now) -> useType());
        em.fontProperty().addListener((property, before, now) -> useType());
    }

    /// The one that stands above where they stand one below the other.
    void putInFront(Region lane) {
        front = lane;
        requestLayout();
    }

    private double em(double count) {
        return count * em.getFont().getSize();
    }

    private double typeFor(double width) {
        double wanted = Math.min(1, width / em(2 * LEAST_LANE_EM + SPACING_EM));
        return wanted * em(1) >= SMALLEST_PX ? wanted : 1;
    }

    private void useType() {
        double wanted = getWidth() > 0 ? typeFor(getWidth()) : 1;
        if (Math.abs(wanted - type) > 0.01) {
            type = wanted;
            for (Region lane : List.of(first, second)) {
                lane.setStyle("-fx-font-size: " + type + "em;");
            }
        }
    }

    private boolean isBeside(double width) {
        return width >= em(2 * LEAST_LANE_EM + SPACING_EM) * typeFor(width) - 1;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        double known = width < 0 ? getWidth() : width;
        double lane = isBeside(known) ? (known - em(SPACING_EM)) / 2 : known;
        double one = first.minHeight(lane);
        double two = second.minHeight(lane);
        return isBeside(known) ? Math.max(one, two) : one + two + em(SPACING_EM);
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return SMALLEST_PX * LEAST_LANE_EM;
    }

    @Override
    protected void layoutChildren() {
        double space = em(SPACING_EM);
        if (isBeside(getWidth())) {
            double lane = (getWidth() - space) / 2;
            first.resizeRelocate(0, 0, lane, getHeight());
            second.resizeRelocate(lane + space, 0, lane, getHeight());
        } else {
            double lane = (getHeight() - space) / 2;
            boolean firstAbove = front.equals(first);
            first.resizeRelocate(0, firstAbove ? 0 : lane + space, getWidth(), lane);
            second.resizeRelocate(0, firstAbove ? lane + space : 0, getWidth(), lane);
        }
    }
}
