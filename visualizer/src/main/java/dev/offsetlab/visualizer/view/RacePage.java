package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// First page: which path is cheaper? What is live ([LiveView]) and the comparison by paired trials
/// ([#embed]) have the same place, chosen at the top.
public final class RacePage implements Page {
    private static final int SAMPLES_PER_FRAME = 2;

    private final LiveView live;
    private final PageScroll scroll;
    private final BorderPane content = new BorderPane();
    /// Has the type of the page, whatever presenter mode makes of it.
    private final Label type = new Label();

    private LabTheme theme = LabTheme.LIGHT;
    private Optional<Region> tabs = Optional.empty();
    private Consumer<LabTheme> embeddedTheme = wanted -> {};
    private Runnable showPaired = () -> {};
    private boolean seen;
    private long samples;

    public RacePage(LabModel model) {
        live = model.engine().isPresent() ? new RaceLive(model) : new ThroughputLive(model);
        type.setManaged(false);
        type.setVisible(false);
        // Not at once: fonts change while styles are applied, when no node may ask for layout.
        type.fontProperty().addListener((property, before, now) -> Platform.runLater(this::restyle));
        scroll = new PageScroll(new StackPane(live.region(), type));
        content.setCenter(scroll);
        model.onSample(sample -> sampled());
    }

    /// Gives the comparison its place on this page: a second tab, beside the question.
    ///
    /// @param themed is told the colours of drawings, now and when they change
    public void embed(Region comparison, Consumer<LabTheme> themed) {
        ToggleGroup group = new ToggleGroup();
        ToggleButton now = tab("race-tab-live", "Live", "Load, and what it costs now", group, scroll);
        ToggleButton paired = tab(
                "race-tab-paired", "Paired trials", "How sure: both paths in turn, with intervals", group, comparison);
        now.setSelected(true);
        showPaired = paired::fire;
        HBox both = new HBox(now, paired);
        both.getStyleClass().add("race-tabs");
        tabs = Optional.of(both);
        embeddedTheme = themed;
        themed.accept(theme);
    }

    /// Turns to the comparison, where the page has one.
    public void showPaired() {
        showPaired.run();
    }

    private ToggleButton tab(String id, String name, String explanation, ToggleGroup group, Region shown) {
        ToggleButton tab = new ToggleButton(name);
        tab.setId(id);
        tab.getStyleClass().add("race-tab");
        tab.setTooltip(new Tooltip(explanation));
        tab.setToggleGroup(group);
        tab.setOnAction(event -> {
            tab.setSelected(true);
            content.setCenter(shown);
            draw();
        });
        return tab;
    }

    /// Every second sample is drawn: five frames a second are smooth at a dozen pixels a second, at half the
    /// cost.
    private void sampled() {
        samples++;
        if (samples % SAMPLES_PER_FRAME == 0) {
            draw();
        }
    }

    private void draw() {
        if (seen) {
            live.draw();
        }
    }

    private void restyle() {
        live.use(theme, type.getFont());
        draw();
    }

    @Override
    public String title() {
        return "Race";
    }

    @Override
    public String question() {
        return live.question();
    }

    @Override
    public Ikon icon() {
        return Feather.ACTIVITY;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public Optional<Region> besideQuestion() {
        return tabs;
    }

    @Override
    public void shown() {
        seen = true;
        draw();
    }

    @Override
    public void hidden() {
        seen = false;
    }

    @Override
    public void themed(LabTheme wanted) {
        theme = wanted;
        restyle();
        embeddedTheme.accept(wanted);
    }
}
