package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.RaceControls;
import dev.offsetlab.visualizer.viewmodel.RaceModel;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// First page: which path is cheaper?
///
/// ```
///   splice: 92.1 ms CPU per GB      0.08 x the CPU of heap          the answer
///   [heap 1,150] [direct 640] [sendfile 340] [splice 92.1]          the switch, with what each has shown so far
///   MB/s   ~~~~~~|~~~~~~~~~~      CPU per GB        ~~~~~
///   CPU %  ------|----------      system calls ...  -----
///   load: consumers, record size, batch size, copy buffer, copy or discard, warm or evicted
/// ```
///
/// The comparison by paired trials has the same place, chosen at the top ([#embed]).
public final class RacePage implements Page {
    private static final double WIDE_PERCENT = 70;
    private static final int SAMPLES_PER_FRAME = 2;

    private final RaceModel race;
    private final RaceHero hero;
    private final RaceSwitch paths;
    private final RaceCharts charts;
    private final RaceSparks sparks;
    private final VBox live = new VBox();
    private final ScrollPane scroll = scrolling(live);
    private final BorderPane content = new BorderPane();
    /// Has the type of the page, whatever presenter mode makes of it.
    private final Label type = new Label();

    private LabTheme theme = LabTheme.LIGHT;
    private Consumer<LabTheme> embeddedTheme = wanted -> {};
    private Runnable showPaired = () -> {};
    private boolean seen;
    private long samples;

    public RacePage(LabModel model) {
        RaceControls controls = new RaceControls(model);
        race = new RaceModel(model);
        hero = new RaceHero(race, controls);
        paths = new RaceSwitch(model, race);
        charts = new RaceCharts(race);
        sparks = new RaceSparks(race);
        Region evidence = sideBySide(charts.region(), sparks.region());
        VBox.setVgrow(evidence, Priority.ALWAYS);
        type.setManaged(false);
        type.setVisible(false);
        // Not at once: fonts change while styles are applied, when no node may ask for layout.
        type.fontProperty().addListener((property, before, now) -> Platform.runLater(this::restyle));
        live.getStyleClass().add("race");
        RaceLoadBar load = new RaceLoadBar(controls);
        load.setDisable(model.engine().isEmpty()); // a cluster's load is not ours to make
        live.getChildren().addAll(hero, paths, evidence, load, type);
        content.setCenter(scroll);
        model.onSample(sample -> sampled());
    }

    private static GridPane sideBySide(Region wide, Region narrow) {
        GridPane evidence = new GridPane();
        evidence.getStyleClass().add("race-evidence");
        evidence.getColumnConstraints().addAll(column(WIDE_PERCENT), column(100 - WIDE_PERCENT));
        evidence.add(wide, 0, 0);
        evidence.add(narrow, 1, 0);
        GridPane.setVgrow(wide, Priority.ALWAYS);
        return evidence;
    }

    private static ColumnConstraints column(double percent) {
        ColumnConstraints column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private static ScrollPane scrolling(Region page) {
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "race-scroll");
        // A scroll pane keeps a picture of its content, which pays where the content rests. This one never does.
        scroll.skinProperty().addListener((property, before, now) -> {
            for (Node node = page; node != null && !node.equals(scroll); node = node.getParent()) {
                node.setCache(false);
            }
        });
        return scroll;
    }

    /// Gives the comparison its place on this page: a second tab.
    ///
    /// @param themed is told the colours of drawings, now and when they change
    public void embed(Region comparison, Consumer<LabTheme> themed) {
        ToggleGroup group = new ToggleGroup();
        ToggleButton now = tab("race-tab-live", "Live", "Load, and what it costs now", group, scroll);
        ToggleButton paired = tab(
                "race-tab-paired", "Paired trials", "How sure: both paths in turn, with intervals", group, comparison);
        now.setSelected(true);
        showPaired = paired::fire;
        HBox tabs = new HBox(now, paired);
        tabs.getStyleClass().add("race-tabs");
        content.setTop(tabs);
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

    /// Every second sample is drawn: five frames a second are smooth at a dozen pixels a second, and half the cost.
    private void sampled() {
        samples++;
        if (samples % SAMPLES_PER_FRAME == 0) {
            draw();
        }
    }

    private void draw() {
        if (seen) {
            hero.show(race.answerProperty().get());
            paths.show();
            charts.draw();
            sparks.draw();
        }
    }

    private void restyle() {
        charts.use(theme, type.getFont());
        sparks.use(theme, type.getFont());
        draw();
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
