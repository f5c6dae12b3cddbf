package dev.offsetlab.visualizer.app;

import dev.offsetlab.visualizer.view.ConsumersPage;
import dev.offsetlab.visualizer.view.RacePage;
import dev.offsetlab.visualizer.view.Shell;
import dev.offsetlab.visualizer.viewmodel.LabModel;

/// Which pages the window has, in the order of the rail.
final class Pages {
    private Pages() {}

    static void addAll(Shell shell, LabModel model) {
        shell.add(new RacePage(model));
        shell.add(new ConsumersPage(model));
    }
}
