package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.RunsEntry;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The paired comparison: settings, then progress, then the verdict. One of the three at a time.
public final class ComparisonPane extends StackPane {
    private final ComparisonModel model;
    private final ComparisonFiles files;
    private final VBox column = new VBox();
    private boolean settingUp;
    private Optional<Node> card = Optional.empty();

    public ComparisonPane(ComparisonModel model) {
        this.model = model;
        this.files = ComparisonFiles.ofWindow(this);
        open();
    }

    ComparisonPane(ComparisonModel model, ComparisonFiles files) {
        this.model = model;
        this.files = files;
        open();
    }

    private void open() {
        column.getStyleClass().add("cmp-column");
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "cmp-scroll");
        getChildren().add(scroll);
        model.jobProperty().addListener((property, before, now) -> {
            settingUp = false;
            show();
        });
        model.runs().shownProperty().addListener((property, before, now) -> show());
        model.runs().otherProperty().addListener((property, before, now) -> show());
        show();
    }

    private void show() {
        card = Optional.empty();
        Optional<RunsEntry> shown = model.runs().shownProperty().get();
        if (model.jobProperty().get().isPresent()) {
            column.getChildren()
                    .setAll(new ComparisonProgress(
                            model, model.jobProperty().get().get()));
        } else if (settingUp || shown.isEmpty()) {
            column.getChildren().setAll(new ComparisonSetup(model));
            if (shown.isPresent()) {
                column.getChildren().add(back());
            }
        } else {
            result(shown.get());
        }
    }

    private void result(RunsEntry shown) {
        Region node = model.runs()
                .otherProperty()
                .get()
                .<Region>map(other -> new ComparisonRunsCard(shown, other))
                .orElseGet(() -> new VerdictCard(shown));
        VBox.setVgrow(node, Priority.NEVER);
        card = Optional.of(node);
        ComparisonTools tools = new ComparisonTools(model, files, this::setUp, () -> card.orElse(this));
        column.getChildren().setAll(tools, node);
    }

    private void setUp() {
        settingUp = true;
        show();
    }

    private Button back() {
        Button back = new Button("Back to the last run", new FontIcon(Feather.ARROW_LEFT));
        back.getStyleClass().add("flat");
        back.setOnAction(event -> {
            settingUp = false;
            show();
        });
        return back;
    }
}
