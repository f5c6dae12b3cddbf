package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.report.RaceResult;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Comparisons for tests: a folder of their own, no engine.
public final class ComparisonModels {
    private ComparisonModels() {}

    public static ComparisonModel in(Path runs, WindowThread window) {
        return in(runs, null, window);
    }

    static ComparisonModel in(Path runs, @Nullable Path work, WindowThread window) {
        LabModel lab = new LabModel(window, Optional.empty(), new Notices());
        return new ComparisonModel(lab, new RunsFolder(runs), work);
    }

    /// A comparison that has these runs behind it; the last one is shown.
    public static ComparisonModel after(Path runs, RaceResult... races) {
        ComparisonModel model = in(runs, Runnable::run);
        for (RaceResult race : races) {
            model.runs().add(new RunsEntry(race, false));
        }
        return model;
    }
}
