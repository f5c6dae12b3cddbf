package dev.offsetlab.visualizer.app;

import dev.offsetlab.engine.os.StorageReads;
import dev.offsetlab.visualizer.view.ComparisonPane;
import dev.offsetlab.visualizer.view.ConsumersPage;
import dev.offsetlab.visualizer.view.JourneyPage;
import dev.offsetlab.visualizer.view.LogPage;
import dev.offsetlab.visualizer.view.RacePage;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.view.exercises.ExercisesPage;
import dev.offsetlab.visualizer.view.lessons.LessonsPage;
import dev.offsetlab.visualizer.view.search.SearchDrawer;
import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.JourneyModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LessonsModel;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.Settings;

/// Which pages the window has, in the order of the rail.
final class Pages {
    private Pages() {}

    /// Returns the first one.
    static RacePage addAll(
            Shell shell,
            LabModel model,
            Settings settings,
            ComparisonModel comparison,
            LessonsModel lessons,
            ExercisesModel exercises) {
        RacePage race = new RacePage(model);
        race.embed(new ComparisonPane(comparison), theme -> {}); // the style sheet paints it, no drawing does
        shell.add(race);
        SearchDrawer search = new SearchDrawer(shell.drawer(), model, settings.motionProperty());
        shell.add(new LogPage(new LogModel(model), search::inspect));
        JourneyModel journey = new JourneyModel(model, StorageReads::bytes);
        shell.add(new JourneyPage(journey, shell.drawer(), settings.motionProperty()));
        shell.add(new ConsumersPage(model));
        LabLinks links = new LabLinks(shell, lessons, exercises);
        shell.add(new LessonsPage(model, lessons, links));
        shell.add(new ExercisesPage(model, exercises, links));
        return race;
    }
}
