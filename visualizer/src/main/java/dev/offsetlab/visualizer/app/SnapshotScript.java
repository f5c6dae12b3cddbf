package dev.offsetlab.visualizer.app;

import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.load.LoadReport;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.PathChoice;
import java.io.IOException;
import java.util.List;

/// The state that the pictures show: readers at work, three paths tried, a consumer group with a slow member.
final class SnapshotScript {
    private static final int READERS = 4;

    private SnapshotScript() {}

    static void play(Lab lab, Snapshots snapshots, SnapshotPace pace) throws IOException {
        LabModel model = lab.model();
        snapshots.progress("filling the log");
        Snapshots.onWindow(() -> {
            var race = model.planProperty().get().race().withReaders(READERS);
            model.usePlan(model.planProperty().get().withRace(race).withLive(group(MemberPlan.State.READING)));
            return race;
        });
        snapshots.await("the load", () -> readBytes(model.sampleProperty().get()) > 0);
        List<String> there = model.paths().stream()
                .filter(PathChoice::available)
                .map(PathChoice::name)
                .toList();
        snapshots.await(
                "the group", () -> committedPartitions(model.sampleProperty().get()) == LiveLoad.PARTITIONS);
        Snapshots.onWindow(() -> {
            model.usePlan(model.planProperty().get().withLive(group(MemberPlan.State.PAUSED)));
            return model;
        });
        for (String path : List.of("heap", "sendfile", "splice")) {
            if (there.contains(path)) {
                snapshots.progress("reading by " + path);
                Snapshots.onWindow(() -> {
                    model.usePath(path);
                    return path;
                });
                Snapshots.pause(pace.pathMs());
            }
        }
    }

    private static LiveLoad group(MemberPlan.State third) {
        return new LiveLoad(
                2_000,
                LiveLoad.NONE.recordBytes(),
                List.of(
                        new MemberPlan("billing-1", MemberPlan.State.READING, 0),
                        new MemberPlan("billing-2", MemberPlan.State.READING, 0),
                        new MemberPlan("billing-3", third, 0)));
    }

    private static int committedPartitions(LabSample sample) {
        return sample.groups().stream()
                .filter(group -> group.id().equals(LiveLoad.GROUP))
                .mapToInt(group -> group.committed().size())
                .sum();
    }

    private static long readBytes(LabSample sample) {
        return sample.load().map(LoadReport::readBytes).orElse(0L);
    }
}
