package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.load.LoadReport;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.viewmodel.RaceAnswer.Kind;
import java.util.List;
import java.util.Optional;

/// Puts the race's state into words.
final class RaceAnswers {
    /// Below this nobody races: the broker's small talk, or a slow client.
    private static final double LEAST_MB_PER_SECOND = 1;
    /// So long are two paths at work together after a switch, at most.
    private static final double MIXED_SECONDS = 3;

    private RaceAnswers() {}

    static RaceAnswer of(LabModel lab, Rates lastSecond, RaceLegs legs) {
        LabSample sample = lab.sampleProperty().get();
        if (sample.engine().isEmpty()) {
            return withoutEngine(sample.broker());
        }
        boolean wanted = lab.racingProperty().get();
        if (!wanted && !(lastSecond.deliveredMbPerSecond() >= LEAST_MB_PER_SECOND)) {
            return new RaceAnswer(
                    Kind.NO_LOAD,
                    "",
                    "No load.",
                    "",
                    "Nothing is delivered, so no path costs anything. Start consumers, then switch the path and compare.");
        }
        String problem = sample.load().map(LoadReport::problem).orElse("");
        if (!problem.isEmpty() && !(lastSecond.deliveredMbPerSecond() >= LEAST_MB_PER_SECOND)) {
            return new RaceAnswer(Kind.TROUBLE, "", "The load has trouble.", "", problem + ". It is tried again.");
        }
        Optional<LoadReport> filling = sample.load().filter(report -> wanted && report.progress() < 1);
        if (filling.isPresent()) {
            return new RaceAnswer(
                    Kind.FILLING,
                    "",
                    "Filling the log: " + Math.round(filling.get().progress() * 100) + " %",
                    "",
                    "The consumers start when there is something to read.");
        }
        return measured(lab, legs);
    }

    private static RaceAnswer withoutEngine(BrokerView broker) {
        String state = switch (broker.state()) {
            case STARTING -> "The broker starts.";
            case FAILED -> "The broker failed.";
            case STOPPED -> "The broker has stopped.";
            case UNREACHABLE -> "The broker does not answer.";
            case RUNNING, FULL -> "The broker runs.";
        };
        return new RaceAnswer(Kind.NO_BROKER, "", state, "", broker.detail());
    }

    private static RaceAnswer measured(LabModel lab, RaceLegs legs) {
        RaceLegs.Leg now = legs.now();
        boolean byTls = now.path().equals(DataPaths.TLS); // whatever path is set
        String path = byTls ? now.path() : lab.pathProperty().get();
        if (now.path().isEmpty() && now.rates().seconds() > MIXED_SECONDS) {
            return new RaceAnswer(
                    Kind.MIXED,
                    "",
                    "Two paths at once.",
                    "",
                    "A topic or a client has a data path of its own, so no figure is " + path + "'s alone.");
        }
        if (!now.hasResult() || !now.path().equals(path)) {
            return new RaceAnswer(Kind.MEASURING, path, path + ": measuring", "", waiting(now));
        }
        String text = path + ": " + Figures.of(now.rates().cpuMsPerGb()) + " ms CPU per GB";
        String ratio = legs.before().map(before -> ratio(now, before)).orElse("");
        return new RaceAnswer(
                Kind.RESULT,
                path,
                text,
                ratio,
                evidence(now) + (ratio.isEmpty() ? " Switch the path to compare." : ""));
    }

    private static String waiting(RaceLegs.Leg now) {
        return now.rates().seconds() > MIXED_SECONDS
                ? "Nothing was delivered yet."
                : "A figure needs a second under this path.";
    }

    private static String ratio(RaceLegs.Leg now, RaceLegs.Leg before) {
        String times = Figures.of(now.rates().cpuMsPerGb() / before.rates().cpuMsPerGb()) + " x the CPU ";
        List<String> differences = now.conditions()
                .flatMap(mine -> before.conditions().map(mine::differencesFrom))
                .orElse(List.of());
        if (differences.isEmpty()) {
            return times + "of " + before.path();
        }
        String conditions = differences.size() == 1 ? differences.getFirst() : "another load";
        return times + (now.path().equals(before.path()) ? "with " : "of " + before.path() + " with ") + conditions;
    }

    private static String evidence(RaceLegs.Leg now) {
        Rates rates = now.rates();
        String span =
                rates.seconds() < 60 ? Math.round(rates.seconds()) + " s" : Math.round(rates.seconds() / 60) + " min";
        return "Over " + span + ": "
                + now.conditions().map(RaceConditions::describe).orElse("") + ". Loopback, "
                + Runtime.getRuntime().availableProcessors() + " cores shared with the load and this window.";
    }
}
