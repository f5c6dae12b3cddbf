package dev.offsetlab.visualizer.view.search;

import dev.offsetlab.visualizer.viewmodel.SearchModel;
import dev.offsetlab.visualizer.viewmodel.SearchModel.Place;
import dev.offsetlab.visualizer.viewmodel.SearchStep;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// A search, played: the offset, the controls, the step's sentence, the picture. Space plays and pauses, left and
/// right step, Enter opens the batch that was found.
///
/// ```
///   SearchView view = new SearchView(search, lab.pathProperty());
///   view.onOpenBatch(place -> { batch.open(place); drawer.show("Batch", batchView); });
///   search.search(new Place("orders", 0, 1523));
/// ```
public final class SearchView extends VBox {
    private static final double FADE_MS = 180;

    private final SearchModel model;
    private final ObservableStringValue path;
    private final SearchPicture picture = new SearchPicture();
    private final Label sentence = new Label();
    private final SearchControls controls;
    private final PauseTransition pause = new PauseTransition();
    private final DoubleProperty fade = new SimpleDoubleProperty(1);
    private final Timeline fading = new Timeline(
            new KeyFrame(Duration.ZERO, new KeyValue(fade, 0)),
            new KeyFrame(Duration.millis(FADE_MS), new KeyValue(fade, 1, Interpolator.EASE_OUT)));
    private Consumer<Place> onOpenBatch = place -> {};

    /// @param path the data path in force: whose colour the range gets
    public SearchView(SearchModel model, ObservableStringValue path) {
        this.model = model;
        this.path = path;
        this.controls = new SearchControls(model, this::openBatch);
        getStyleClass().add("search-view");
        sentence.getStyleClass().addAll("section", "search-sentence");
        sentence.setId("search-sentence");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        picture.setId("search-picture");
        getChildren().addAll(controls, sentence, picture);
        setFocusTraversable(true);
        listen();
        show(Optional.empty());
    }

    private void listen() {
        model.traceProperty().subscribe(() -> show(Optional.empty()));
        model.stepProperty().subscribe((last, now) -> step(last));
        model.problemProperty().subscribe(() -> say());
        path.subscribe(() -> show(model.stepProperty().get()));
        model.playingProperty().subscribe(now -> playing(now));
        fade.subscribe(now -> picture.fade(now.doubleValue()));
        pause.setOnFinished(event -> goOn());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        picture.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                model.pause();
            }
        });
    }

    /// Who opens the batch that was found, asked for by its button, Enter, or a click on it.
    public void onOpenBatch(Consumer<Place> opener) {
        onOpenBatch = opener;
    }

    private void step(Optional<SearchStep> last) {
        show(last);
        fading.stop();
        if (model.motion() && last.isPresent()) {
            fading.playFromStart();
        } else {
            fade.set(1);
        }
        restartPause();
    }

    private void show(Optional<SearchStep> last) {
        picture.show(
                model.traceProperty().get(),
                last,
                model.stepProperty().get(),
                Optional.ofNullable(path.get()).orElse(""));
        say();
    }

    private void say() {
        String problem = model.problemProperty().get();
        sentence.setText(
                problem.isEmpty()
                        ? model.stepProperty()
                                .get()
                                .map(SearchStep::sentence)
                                .orElse("Type an offset, or click one: how is it found?")
                        : problem);
    }

    private void playing(boolean now) {
        pause.stop();
        if (now) {
            restartPause();
        }
    }

    private void restartPause() {
        if (model.playingProperty().get()) {
            pause.setDuration(Duration.millis(model.stepMs()));
            pause.playFromStart();
        }
    }

    private void goOn() {
        if (model.playingProperty().get()) {
            model.next();
        }
    }

    private void key(KeyEvent event) {
        if (event.getTarget() instanceof TextField) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> model.toggle();
            case RIGHT -> model.forward();
            case LEFT -> model.back();
            case ENTER -> openBatch();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (picture.isFoundBatch(event.getX(), event.getY())) {
            openBatch();
        }
    }

    private void openBatch() {
        boolean found = model.stepProperty()
                .get()
                .filter(step -> step.kind() == Kind.BATCH || step.kind() == Kind.RANGE)
                .isPresent();
        if (found) {
            model.pause();
            model.placeProperty().get().ifPresent(onOpenBatch);
        }
    }
}
