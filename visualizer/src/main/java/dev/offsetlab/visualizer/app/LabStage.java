package dev.offsetlab.visualizer.app;

import dev.offsetlab.visualizer.view.Page;
import dev.offsetlab.visualizer.view.RacePage;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.Presentation;

/// What the demonstration moves, in this window.
final class LabStage implements Presentation.Stage {
    private final Shell shell;
    private final LabModel model;
    private final RacePage race;
    private final ComparisonModel comparison;

    LabStage(Shell shell, LabModel model, RacePage race, ComparisonModel comparison) {
        this.shell = shell;
        this.model = model;
        this.race = race;
        this.comparison = comparison;
    }

    @Override
    public void page(String title) {
        shell.pages().stream()
                .filter((Page page) -> page.title().equals(title))
                .findFirst()
                .ifPresent(shell::show);
    }

    @Override
    public void path(String name) {
        model.usePath(name);
    }

    @Override
    public void readers(int count) {
        model.usePlan(model.planProperty()
                .get()
                .withRace(model.planProperty().get().race().withReaders(count)));
    }

    @Override
    public void cold(boolean cold) {
        model.engine().ifPresent(engine -> engine.keepCold(cold));
    }

    @Override
    public void compare() {
        race.showPaired();
        comparison.start();
    }
}
