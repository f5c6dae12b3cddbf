package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.visualizer.view.text.DrawingView;
import dev.offsetlab.visualizer.view.text.MarkdownView;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonObserve;
import dev.offsetlab.visualizer.viewmodel.LessonObserve.Line;
import dev.offsetlab.visualizer.viewmodel.LessonObserve.Seen;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A tool's look at the broker: its lines, and what those that matter mean; or why it is missing, and the engine's own
/// counters for the same.
final class ObserveView extends VBox {
    private static final int MOST_ROWS = 14;

    private final VBox seen = new VBox();

    ObserveView(LessonObserve observe) {
        Block.Observe block = observe.block();
        String id = "observe-" + block.id();
        String tool = block.tool().name().toLowerCase(Locale.ROOT);
        setId(id);
        getStyleClass().addAll("les-block", "les-observe");
        Button run = new Button();
        run.setId(id + "-run");
        run.setOnAction(event -> {
            if (observe.runningProperty().get()) {
                observe.stop();
            } else {
                observe.run();
            }
        });
        observe.runningProperty().subscribe(now -> {
            run.setText(now ? "Stop" : "Watch with " + tool + " for " + block.seconds() + " s");
            run.setGraphic(new FontIcon(now ? Feather.SQUARE : Feather.ACTIVITY));
        });
        seen.getStyleClass().add("les-parts");
        getChildren().addAll(Parts.kind("Observe", Feather.ACTIVITY));
        getChildren().add(new DrawingView("This runs while the tool looks on.", block.work(), true));
        getChildren().addAll(run, seen);
        observe.seenProperty().subscribe(this::show);
    }

    private void show(Optional<Seen> now) {
        seen.getChildren().clear();
        Parts.there(seen, now.isPresent());
        now.ifPresent(what -> {
            if (!what.missing().isEmpty()) {
                Label missing = new Label(what.missing());
                missing.getStyleClass().add("les-hint");
                missing.setWrapText(true);
                missing.setMinHeight(Region.USE_PREF_SIZE);
                seen.getChildren().add(missing);
            }
            what.lines().forEach(line -> seen.getChildren().add(meaning(line)));
            if (!what.output().isBlank()) {
                Label of = new Label(what.command());
                of.getStyleClass().add("small");
                OutputArea said = new OutputArea("les-said", MOST_ROWS);
                said.show(what.output(), false);
                seen.getChildren().addAll(of, said);
            }
        });
    }

    private static VBox meaning(Line line) {
        VBox meaning = new VBox(new DrawingView("", line.text(), false), MarkdownView.of(line.means()));
        meaning.getStyleClass().add("les-meaning");
        return meaning;
    }
}
