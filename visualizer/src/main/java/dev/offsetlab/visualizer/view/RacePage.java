package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// First page: which path is cheaper?
public final class RacePage implements Page {
    private final VBox content = new VBox();

    public RacePage(LabModel model) {
        Label delivered = new Label();
        delivered.getStyleClass().add("answer");
        content.getChildren().add(delivered);
        model.onSample(sample -> delivered.setText(text(sample)));
    }

    private static String text(LabSample sample) {
        return sample.engine()
                .map(engine -> engine.server().bytesOut() + " B delivered")
                .orElse("");
    }

    @Override
    public String title() {
        return "Race";
    }

    @Override
    public String question() {
        return "Which path is cheaper, and how sure are we?";
    }

    @Override
    public Ikon icon() {
        return Feather.ACTIVITY;
    }

    @Override
    public Region content() {
        return content;
    }
}
