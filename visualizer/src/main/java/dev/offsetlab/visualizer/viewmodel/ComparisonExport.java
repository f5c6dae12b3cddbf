package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.report.RaceCsv;
import dev.offsetlab.visualizer.report.RaceReport;
import dev.offsetlab.visualizer.report.RaceResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// A run as a file for others. Written beside the window's thread; a notice says how it went.
public final class ComparisonExport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm").withZone(ZoneOffset.UTC);

    private final LabModel lab;

    public ComparisonExport(LabModel lab) {
        this.lab = lab;
    }

    /// Writes one file, of any kind.
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /// `offset-lab-race-2026-11-23-1450.csv`.
    public static String fileName(RaceResult race, String suffix) {
        return "offset-lab-race-" + TIME.format(race.startedAt()) + "." + suffix;
    }

    /// A row for each trial.
    public CompletableFuture<Void> csv(RaceResult race, Path file) {
        return write(file, target -> RaceCsv.write(race, target));
    }

    /// The report: one page that needs nothing else.
    public CompletableFuture<Void> html(RaceResult race, Path file) {
        return write(file, target -> new RaceReport(race).writeTo(target));
    }

    /// Done when the notice stands.
    public CompletableFuture<Void> write(Path file, Writing writing) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        var _ = CompletableFuture.runAsync(() -> {
                    try {
                        writing.to(file);
                    } catch (IOException failure) {
                        throw new CompletionException(failure);
                    }
                })
                .whenComplete((nothing, failure) -> lab.window().execute(() -> {
                    tell(file, failure);
                    told.complete(null);
                }));
        return told;
    }

    private void tell(Path file, @Nullable Throwable failure) {
        if (failure == null) {
            lab.notices().done("Saved " + file);
        } else if (failure.getCause() instanceof IOException why) {
            lab.notices()
                    .problem(file.getFileName() + " was not saved: " + FileTrouble.text(why)
                            + ". Choose another folder");
        } else {
            lab.notices().failed("Saving " + file.getFileName(), failure);
        }
    }
}
