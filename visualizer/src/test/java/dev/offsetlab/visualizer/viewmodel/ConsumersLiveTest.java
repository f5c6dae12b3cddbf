package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import dev.offsetlab.visualizer.load.Awaiting;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.MemberPicture;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo group with Kafka's own consumers on a broker of ours: one is killed, the others read on.
class ConsumersLiveTest {
    private static final long LIMIT_S = 90;

    @TempDir
    Path data;

    private EmbeddedLab engine;
    private LabModel lab;
    private ConsumersModel model;

    @BeforeEach
    void start() {
        engine = new EmbeddedLab(new BrokerConfig("127.0.0.1", 0, data, Map.of(), false));
        lab = new LabModel(Runnable::run, Optional.of(engine), new Notices());
        model = new ConsumersModel(lab);
        engine.start();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void kill_oneOfThree_othersReadOnAndThenTakeItsPartitions() throws Exception {
        model.startDemo();
        await(group -> group.members().stream().filter(ConsumersLiveTest::reads).count() == 3);
        model.kill("billing-1");
        GroupPicture silent = await(group -> member(group, "billing-1").lag() > 3_000
                && member(group, "billing-1").joined()
                && others(group).allMatch(ConsumersLiveTest::reads));
        assertThat(others(silent)).as("they read on").hasSize(2);

        GroupPicture noticed = await(group -> !member(group, "billing-1").joined()
                && group.partitions().stream()
                        .noneMatch(partition -> partition.owner().isEmpty()));
        assertThat(noticed.partitions())
                .extracting(ConsumersPicture.PartitionPicture::owner)
                .containsOnly("billing-2", "billing-3");
        assertThat(noticed.changes()).extracting(ConsumersGroup.Change::what).contains("billing-1 left");
        await(group -> LagOfPartition.sum(group.partitions().stream()
                        .map(ConsumersPicture.PartitionPicture::lag)
                        .toList())
                < 3_000);
        model.stop("billing-2");
        GroupPicture left =
                await(group -> group.members().stream().noneMatch(m -> m.name().equals("billing-2")));
        assertThat(left.ours()).isTrue();
    }

    /// Those that live on.
    private static Stream<MemberPicture> others(GroupPicture group) {
        return group.members().stream().filter(member -> !member.name().equals("billing-1"));
    }

    private static boolean reads(MemberPicture member) {
        return !member.assignment().isEmpty() && member.readsPerSecond().orElse(0) > 0;
    }

    private static MemberPicture member(GroupPicture group, String name) {
        return group.members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private GroupPicture await(Predicate<GroupPicture> wanted) {
        Awaiting.await("the group", LIMIT_S, this::shown, () -> {
            lab.accept(engine.sample());
            return shown().filter(wanted).isPresent();
        });
        return shown().orElseThrow();
    }

    private Optional<GroupPicture> shown() {
        return model.pictureProperty().get().shown();
    }
}
