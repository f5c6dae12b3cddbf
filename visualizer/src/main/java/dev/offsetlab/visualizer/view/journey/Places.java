package dev.offsetlab.visualizer.view.journey;

import dev.offsetlab.visualizer.viewmodel.JourneyRoute;
import dev.offsetlab.visualizer.viewmodel.JourneyStage;
import dev.offsetlab.visualizer.viewmodel.JourneyStage.Place;

/// Where everything of a diagram lies, in pixels, in a room of this size.
///
/// @param em size of the text
record Places(double width, double height, double em) {
    private static final double STAGE_HEIGHT_EM = 2.9;
    /// For the ring of a stage that has the focus.
    private static final double EDGE_EM = 0.2;
    private static final double WIDEST_STAGE_EM = 14;
    private static final double SIDE_EM = 0.6;
    private static final double LEAST_GAP_EM = 5.8;

    double middle() {
        return width / 2;
    }

    /// The first row begins at the top, the last ends at the bottom.
    double rowMiddle(double row) {
        double stage = STAGE_HEIGHT_EM * em;
        double room = height - stage - 2 * EDGE_EM * em;
        return EDGE_EM * em + stage / 2 + row * room / (JourneyRoute.ROWS - 1);
    }

    double bandTop() {
        return rowMiddle(1) - STAGE_HEIGHT_EM * em / 2 - 1.5 * em;
    }

    double bandHeight() {
        return rowMiddle(3) + STAGE_HEIGHT_EM * em / 2 + 0.7 * em - bandTop();
    }

    double stageWidth() {
        return Math.min(WIDEST_STAGE_EM * em, middle() - (LEAST_GAP_EM / 2 + SIDE_EM) * em);
    }

    double stageX(JourneyStage stage) {
        return columnX(stage.place());
    }

    double columnX(Place place) {
        return place == Place.USER ? gapX() - stageWidth() : gapX() + gap();
    }

    double stageTop(JourneyStage stage) {
        return rowMiddle(stage.firstRow()) - STAGE_HEIGHT_EM * em / 2;
    }

    double stageHeight(JourneyStage stage) {
        return rowMiddle(stage.lastRow()) - rowMiddle(stage.firstRow()) + STAGE_HEIGHT_EM * em;
    }

    /// Between the stages of user space and those of the kernel: room for labels.
    double gap() {
        double margin = Math.max(SIDE_EM * em, (middle() - stageWidth()) / 2 - SIDE_EM * em);
        return width - 2 * (stageWidth() + margin);
    }

    double gapX() {
        return middle() - gap() / 2;
    }
}
