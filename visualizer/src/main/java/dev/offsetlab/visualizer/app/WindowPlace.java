package dev.offsetlab.visualizer.app;

import dev.offsetlab.visualizer.viewmodel.Settings.Place;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Puts a window where it was, unless that screen is gone.
final class WindowPlace {
    private static final double SEEN = 100;

    private WindowPlace() {}

    static void restore(Stage stage, Place place) {
        boolean known = !Double.isNaN(place.x()) && !Double.isNaN(place.y());
        if (known
                && !Screen.getScreensForRectangle(place.x() + SEEN, place.y() + SEEN, SEEN, SEEN)
                        .isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setMaximized(place.maximized());
    }

    /// The size is the scene's, without the frame.
    static Place of(Stage stage) {
        return new Place(
                stage.getX(),
                stage.getY(),
                stage.getScene().getWidth(),
                stage.getScene().getHeight(),
                stage.isMaximized());
    }
}
