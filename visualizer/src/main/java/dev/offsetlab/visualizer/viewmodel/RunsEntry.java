package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.report.RaceResult;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A past run as lists name it.
///
/// @param disturbed load was started while it ran; such a run is shown, not kept
public record RunsEntry(RaceResult race, boolean disturbed) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    /// `23 Nov 2026, 14:50`, by this machine's clock.
    public String time() {
        return TIME.format(race.startedAt().atZone(ZoneId.systemDefault()));
    }

    /// What the window's own load did meanwhile.
    public String load() {
        return disturbed
                ? "The window's own load was started while it ran and took CPU from it."
                : "The window's own load rested.";
    }

    /// `23 Nov 2026, 14:50   6 paths, 15 rounds, warm, discard`.
    public String title() {
        var settings = race.settings();
        int paths = settings.paths().size();
        return time() + "   " + paths + (paths == 1 ? " path, " : " paths, ") + settings.rounds()
                + (settings.rounds() == 1 ? " round, " : " rounds, ") + (settings.cold() ? "cold, " : "warm, ")
                + (settings.mode() == ReadMode.COPY ? "copy" : "discard");
    }
}
