package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.theme.LabTheme;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What a person chose, kept over restarts as [Stored]. Pages bind to it.
public final class Settings {
    private final ObjectProperty<LabTheme> theme;
    private final BooleanProperty motion;
    private final StringProperty page;
    private final ObjectProperty<Place> place;

    /// Where the window was; in screen pixels.
    public record Place(double x, double y, double width, double height, boolean maximized) {
        /// Wherever the system puts a window of this size.
        public static final Place FIRST = new Place(Double.NaN, Double.NaN, 1280, 800, false);
    }

    /// Everything as a value.
    ///
    /// @param theme  `light` or `dark`
    /// @param motion false: nothing moves that need not
    /// @param page   title of the page seen last, in lower case
    public record Stored(String theme, boolean motion, String page, Place place) {
        public static final Stored FIRST = new Stored("light", true, "race", Place.FIRST);
    }

    public Settings(Stored stored) {
        theme = new SimpleObjectProperty<>(LabTheme.named(stored.theme()));
        motion = new SimpleBooleanProperty(stored.motion());
        page = new SimpleStringProperty(stored.page());
        place = new SimpleObjectProperty<>(stored.place());
    }

    public ObjectProperty<LabTheme> themeProperty() {
        return theme;
    }

    /// Whether things may move: off, changes happen at once.
    public BooleanProperty motionProperty() {
        return motion;
    }

    public StringProperty pageProperty() {
        return page;
    }

    public ObjectProperty<Place> placeProperty() {
        return place;
    }

    public void otherTheme() {
        theme.set(theme.get().dark() ? LabTheme.LIGHT : LabTheme.DARK);
    }

    public Stored stored() {
        return new Stored(theme.get().name(), motion.get(), page.get(), place.get());
    }
}
