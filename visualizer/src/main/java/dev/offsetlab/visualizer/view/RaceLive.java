package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.RaceControls;
import dev.offsetlab.visualizer.viewmodel.RaceModel;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/// The race of the lab's own broker, live.
///
/// ```
///   splice: 92.1 ms CPU per GB      0.08 x the CPU of heap          the answer
///   [heap 1,150] [direct 640] [sendfile 340] [splice 92.1]          the switch, with what each has shown so far
///   MB/s   ~~~~~~|~~~~~~~~~~      CPU per GB        ~~~~~
///   CPU %  ------|----------      system calls ...  -----
///   load: consumers, record size, batch size, copy buffer, copy or discard, warm or evicted
/// ```
final class RaceLive implements LiveView {
    private static final double WIDE_PERCENT = 70;

    private final RaceModel race;
    private final RaceHero hero;
    private final RaceSwitch paths;
    private final RaceCharts charts;
    private final RaceSparks sparks;
    private final VBox region = new VBox();

    RaceLive(LabModel model) {
        RaceControls controls = new RaceControls(model);
        race = new RaceModel(model);
        hero = new RaceHero(race, controls);
        paths = new RaceSwitch(model, race);
        charts = new RaceCharts(race);
        sparks = new RaceSparks(race);
        Region evidence = sideBySide(charts.region(), sparks.region());
        VBox.setVgrow(evidence, Priority.ALWAYS);
        region.getStyleClass().add("race");
        region.getChildren().addAll(hero, paths, evidence, new RaceLoadBar(controls));
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

    @Override
    public String question() {
        return "Which path is cheaper, and how sure are we?";
    }

    @Override
    public Region region() {
        return region;
    }

    @Override
    public void draw() {
        hero.show(race.answerProperty().get());
        paths.show();
        charts.draw();
        sparks.draw();
    }

    @Override
    public void use(LabTheme theme, Font font) {
        charts.use(theme, font);
        sparks.use(theme, font);
    }
}
