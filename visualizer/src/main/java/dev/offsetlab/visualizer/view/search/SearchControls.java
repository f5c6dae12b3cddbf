package dev.offsetlab.visualizer.view.search;

import dev.offsetlab.visualizer.viewmodel.SearchModel;
import dev.offsetlab.visualizer.viewmodel.SearchSpeed;
import dev.offsetlab.visualizer.viewmodel.SearchStep;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Which offset, which step, how fast. Breaks into two lines where it is narrow.
final class SearchControls extends FlowPane {
    private static final int OFFSET_COLUMNS = 9;

    private final SearchModel model;
    private final TextField offset = new TextField();
    private final Button back = button("search-back", Feather.SKIP_BACK, "Step back (Left)");
    private final Button play = button("search-play", Feather.PLAY, "Play (Space)");
    private final Button forward = button("search-forward", Feather.SKIP_FORWARD, "Step on (Right)");
    private final Label count = new Label();
    private final Button open = new Button("Open the batch", new FontIcon(Feather.PACKAGE));

    SearchControls(SearchModel model, Runnable openBatch) {
        super(16, 8);
        this.model = model;
        getStyleClass().add("search-controls");
        setAlignment(Pos.CENTER_LEFT);
        count.getStyleClass().add("muted");
        count.setId("search-count");
        open.setId("search-open-batch");
        open.setTooltip(new Tooltip("Its fields and its bytes (Enter)"));
        back.setOnAction(event -> model.back());
        play.setOnAction(event -> model.toggle());
        forward.setOnAction(event -> model.forward());
        open.setOnAction(event -> openBatch.run());
        getChildren().addAll(asked(), group(back, play, forward), count, speed(), open);
        listen();
    }

    private HBox asked() {
        Label label = new Label("Offset");
        offset.setId("search-offset");
        offset.setPrefColumnCount(OFFSET_COLUMNS);
        offset.setPromptText("1523");
        offset.setTooltip(new Tooltip("Enter looks it up"));
        label.setLabelFor(offset);
        offset.setOnAction(event -> {
            model.search(offset.getText());
            if (getParent() != null) {
                getParent().requestFocus();
            }
        });
        Label where = new Label();
        where.getStyleClass().add("muted");
        model.placeProperty()
                .subscribe(place -> where.setText(
                        place.map(now -> "of " + now.partitionName()).orElse("")));
        return group(label, offset, where);
    }

    private ComboBox<SearchSpeed> speed() {
        ComboBox<SearchSpeed> speeds = new ComboBox<>();
        speeds.getItems().setAll(SearchSpeed.values());
        speeds.setId("search-speed");
        speeds.setConverter(new StringConverter<>() {
            @Override
            public String toString(SearchSpeed speed) {
                return speed == null ? "" : speed.word();
            }

            @Override
            public SearchSpeed fromString(String word) {
                return SearchSpeed.valueOf(word);
            }
        });
        speeds.valueProperty().bindBidirectional(model.speedProperty());
        speeds.setTooltip(new Tooltip("How long a step stays"));
        return speeds;
    }

    private void listen() {
        model.placeProperty().subscribe(place -> place.ifPresent(now -> offset.setText(Long.toString(now.offset()))));
        model.playingProperty().subscribe(playing -> {
            play.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
            play.setAccessibleText(playing ? "Pause" : "Play");
        });
        model.indexProperty().subscribe(this::show);
        model.countProperty().subscribe(this::show);
        model.stepProperty().subscribe(this::show);
        show();
    }

    private void show() {
        int index = model.indexProperty().get();
        int steps = model.countProperty().get();
        count.setText(steps == 0 ? "" : "step " + (index + 1) + " of " + steps);
        back.setDisable(index <= 0);
        forward.setDisable(index >= steps - 1);
        play.setDisable(steps == 0);
        Kind kind = model.stepProperty().get().map(SearchStep::kind).orElse(Kind.ASKED);
        open.setDisable(kind != Kind.BATCH && kind != Kind.RANGE);
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(8, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }

    private static Button button(String id, Ikon icon, String what) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("button-icon");
        button.setTooltip(new Tooltip(what));
        button.setAccessibleText(what);
        button.setFocusTraversable(false);
        return button;
    }
}
