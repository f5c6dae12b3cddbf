package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.workload.FillResult;
import dev.offsetlab.engine.workload.Race;
import dev.offsetlab.engine.workload.RaceListener;
import dev.offsetlab.engine.workload.RaceSettings;
import dev.offsetlab.engine.workload.RecordSource;
import dev.offsetlab.engine.workload.Trial;
import dev.offsetlab.engine.workload.WriteBack;
import dev.offsetlab.visualizer.child.ChildBroker;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.report.Machine;
import dev.offsetlab.visualizer.report.RaceResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One race from the start of its broker to its last trial; the broker and its folder are gone afterwards.
///
/// @param data where the folder is made, the system's folder for temporary files where none is named
/// @param with arguments of the broker that name a student's code
record RaceRun(
        RaceSettings settings,
        RecordSource records,
        @Nullable Path data,
        List<String> with) {

    /// @param onReady told where the race runs, once its broker does
    RaceResult run(Consumer<Machine> onReady, RaceListener listener) throws Exception {
        Instant startedAt = Instant.now();
        try (ChildBroker broker = ChildBroker.start(data, with)) {
            return run(broker, startedAt, onReady, listener);
        }
    }

    private RaceResult run(ChildBroker broker, Instant startedAt, Consumer<Machine> onReady, RaceListener listener)
            throws Exception {
        try {
            refuseFullDisk(broker.folder());
            Machine machine = Machine.ofThis(broker.folder());
            onReady.accept(machine);
            Race race = new Race(broker.process(), settings, listener);
            FillResult fill = race.fill(records);
            listener.progress(1, 1, "writing the log to disk", "");
            WriteBack.finish(broker.folder());
            List<Trial> trials = race.run();
            return new RaceResult(
                    settings, machine, startedAt, fill, records.describe(), trials, unavailable(), descriptions());
        } catch (IOException failure) {
            throw broker.explained(failure);
        }
    }

    private static Map<String, String> unavailable() {
        Map<String, String> unavailable = new LinkedHashMap<>();
        for (DataPathProvider path : DataPaths.all()) {
            path.unavailableBecause().ifPresent(why -> unavailable.put(path.name(), why));
        }
        return unavailable;
    }

    private static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        DataPaths.all().forEach(path -> descriptions.put(path.name(), path.describe()));
        return descriptions;
    }

    private void refuseFullDisk(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < settings.topicBytes() * 12 / 10) {
            throw new IOException("not enough room in " + folder.getParent() + ": " + Figures.bytes(free) + " free, "
                    + Figures.bytes(settings.topicBytes()) + " wanted; use --size or --data");
        }
    }
}
