package dev.offsetlab.visualizer.viewmodel;

import static dev.offsetlab.visualizer.viewmodel.ConsumersSamples.group;
import static dev.offsetlab.visualizer.viewmodel.ConsumersSamples.member;
import static dev.offsetlab.visualizer.viewmodel.ConsumersSamples.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.MemberPicture;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConsumersModelTest {
    private final LabModel lab = ConsumersSamples.withEngine();
    private final ConsumersModel model = new ConsumersModel(lab);

    @Test
    void lag_betweenCommittedAndEnd_isCounted() {
        assertThat(lag(0, 100, OptionalLong.of(60)).lag()).isEqualTo(40);
        assertThat(lag(0, 100, OptionalLong.of(100)).lag()).isZero();
    }

    @Test
    void lag_recordsDeletedUnread_countsFromTheLogsStartAndTellsTheLoss() {
        LagOfPartition lag = lag(80, 100, OptionalLong.of(60));
        assertThat(lag.lag()).isEqualTo(20);
        assertThat(lag.lost()).isEqualTo(20);
    }

    @Test
    void lag_topicMadeAnewOrNothingCommitted_isNone() {
        assertThat(lag(0, 10, OptionalLong.of(60)).lag()).isZero();
        assertThat(lag(0, 10, OptionalLong.empty()).lag()).isZero();
    }

    @Test
    void picture_oneGroup_saysHowFarBehind() {
        lab.accept(sample(1, ends(700), billing(400)));
        assertThat(shown().answer()).isEqualTo("billing is 1,200 records behind");
        assertThat(shown().members()).extracting(MemberPicture::lag).containsExactly(600L, 300L, 300L);
        lab.accept(sample(2, ends(700), billing(700)));
        assertThat(shown().answer()).isEqualTo("billing has read everything");
    }

    @Test
    void picture_noMembers_saysWhatWaits() {
        lab.accept(sample(1, ends(700), group("billing", ends(400))));
        assertThat(shown().answer()).isEqualTo("1,200 records wait for billing");
        assertThat(shown().members()).isEmpty();
    }

    @Test
    void commits_offsetMoved_areNotedNewestFirstWithTheirReader() {
        lab.accept(sample(1, ends(700), billing(400)));
        lab.accept(sample(2, ends(700), group("billing", List.of(400L, 410L, 400L, 400L), members())));
        lab.accept(sample(3, ends(700), group("billing", List.of(400L, 410L, 450L, 100L), members())));
        assertThat(shown().commits())
                .extracting(
                        commit -> commit.partition().partition(),
                        ConsumersGroup.Commit::records,
                        ConsumersGroup.Commit::by)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(1, 10L, "billing-1"),
                        org.assertj.core.api.Assertions.tuple(2, 50L, "billing-2"),
                        org.assertj.core.api.Assertions.tuple(3, -300L, "billing-3"));
        assertThat(shown().commits().getLast().at()).isEqualTo(ConsumersSamples.START.plusSeconds(2));
    }

    @Test
    void commits_many_areBounded() {
        for (int i = 0; i < 1_000; i++) {
            lab.accept(sample(i, ends(2_000), billing(i)));
        }
        assertThat(shown().commits()).hasSizeLessThanOrEqualTo(60);
        assertThat(shown().lines())
                .allSatisfy(line -> assertThat(line.track().size()).isLessThanOrEqualTo(480));
    }

    @Test
    void readsPerSecond_steadyCommits_isTheirRate() {
        for (int i = 0; i <= 20; i++) {
            lab.accept(sample(i / 2.0, ends(10_000), billing(100L * i)));
        }
        assertThat(shown().members())
                .allSatisfy(member -> assertThat(member.readsPerSecond().orElse(-1))
                        .isEqualTo(member.assignment().size() * 200.0));
    }

    @Test
    void member_left_isMarkedAndItsPartitionsAreOthers() {
        lab.accept(sample(1, ends(700), billing(400)));
        GroupView fewer = group("billing", ends(400), member("billing-1", 0, 1), member("billing-3", 2, 3));
        lab.accept(sample(2, ends(700), fewer));
        assertThat(shown().changes()).singleElement().satisfies(change -> {
            assertThat(change.what()).isEqualTo("billing-2 left");
            assertThat(change.atNs()).isEqualTo(2_000_000_000L);
        });
        assertThat(shown().partitions().get(2).owner()).isEqualTo("billing-3");
        assertThat(shown().members()).extracting(MemberPicture::name).containsExactly("billing-1", "billing-3");
    }

    @Test
    void member_sharesChanged_isMarked() {
        lab.accept(sample(1, ends(700), billing(400)));
        GroupView other =
                group("billing", ends(400), member("billing-1", 0), member("billing-2", 1, 2), member("billing-3", 3));
        lab.accept(sample(2, ends(700), other));
        assertThat(shown().changes()).extracting(ConsumersGroup.Change::what).containsExactly("shared out anew");
    }

    @Test
    void members_sameClientId_areToldApart() {
        GroupView twins = group(
                "cli",
                ends(0),
                new GroupView.MemberView("rdkafka-1111", "rdkafka", "/h", List.of(new Partition("payments", 0))),
                new GroupView.MemberView("rdkafka-2222", "rdkafka", "/h", List.of(new Partition("payments", 1))));
        lab.accept(sample(1, ends(10), twins));
        assertThat(shown().members()).extracting(MemberPicture::name).containsExactly("rdkafka 1111", "rdkafka 2222");
        assertThat(shown().ours()).isFalse();
    }

    @Test
    void sample_shownTwice_countsOnce() {
        lab.accept(sample(1, ends(700), billing(400)));
        lab.accept(sample(1, ends(700), billing(400)));
        assertThat(shown().lines().getFirst().track().size()).isEqualTo(1);
    }

    @Test
    void groups_several_theDemoIsShownUntilAnotherIsChosen() {
        lab.accept(sample(1, ends(700), billing(600), group("audit", ends(0), member("audit-1", 0, 1, 2, 3))));
        assertThat(shown().id()).isEqualTo("billing");
        assertThat(model.pictureProperty().get().groups())
                .extracting(ConsumersPicture.GroupLine::id)
                .containsExactly("audit", "billing");
        model.chosenProperty().set("audit");
        assertThat(shown().answer()).isEqualTo("audit is 2,800 records behind");
        lab.accept(sample(2, ends(700), billing(600)));
        assertThat(shown().id()).isEqualTo("billing");
    }

    @Test
    void startDemo_makesAProducerAndThreeMembers() {
        model.startDemo();
        LiveLoad live = live();
        assertThat(live.recordsPerSecond()).isEqualTo(2_000);
        assertThat(live.members())
                .extracting(MemberPlan::clientId)
                .containsExactly("billing-1", "billing-2", "billing-3");
        model.stop("billing-2");
        model.addMember();
        assertThat(live().members())
                .extracting(MemberPlan::clientId)
                .containsExactly("billing-1", "billing-3", "billing-2");
        model.stopDemo();
        assertThat(model.demoRuns()).isFalse();
    }

    @Test
    void kill_changesOneMemberOnly_andSaysWhatTheGroupKnows() {
        model.startDemo();
        lab.accept(sample(1, ends(700), billing(400)));
        model.kill("billing-2");
        assertThat(live().members())
                .extracting(MemberPlan::state)
                .containsExactly(MemberPlan.State.READING, MemberPlan.State.KILLED, MemberPlan.State.READING);
        assertThat(shown().members().get(1).state()).isEqualTo("killed; session runs out");
        assertThat(shown().details()).contains("billing-2 reads nothing", "waits for the end of its session");
        lab.accept(sample(
                7, ends(700), group("billing", ends(400), member("billing-1", 0, 1), member("billing-3", 2, 3))));
        assertThat(shown().members().get(1).joined()).isFalse();
        assertThat(shown().details()).contains("the group noticed");
        model.revive("billing-2");
        assertThat(shown().members().get(1).state()).isEqualTo("joins");
    }

    @Test
    void pauseAndSlow_areKeptApart() {
        model.startDemo();
        model.speed("billing-1", ConsumersSpeed.SLOW);
        model.pause("billing-1", true);
        assertThat(live().members().getFirst().pauseMs()).isPositive();
        assertThat(live().members().getFirst().state()).isEqualTo(MemberPlan.State.PAUSED);
        model.pause("billing-1", false);
        model.speed("billing-1", ConsumersSpeed.FULL);
        assertThat(live().members().getFirst()).isEqualTo(new MemberPlan("billing-1", MemberPlan.State.READING, 0));
    }

    @Test
    void actions_onSomebodysCluster_doNothing() {
        LabModel cluster = ConsumersSamples.ofCluster();
        ConsumersModel looking = new ConsumersModel(cluster);
        looking.startDemo();
        assertThat(cluster.planProperty().get().live()).isEqualTo(LiveLoad.NONE);
        assertThat(looking.canAct()).isFalse();
    }

    private static LagOfPartition lag(long start, long end, OptionalLong committed) {
        return LagOfPartition.of(new Partition("t", 0), new PartitionView(0, start, end, 0, 1), committed);
    }

    private static List<Long> ends(long each) {
        return List.of(each, each, each, each);
    }

    private static GroupView billing(long committed) {
        return group("billing", ends(committed), members());
    }

    private static GroupView.MemberView[] members() {
        return new GroupView.MemberView[] {member("billing-1", 0, 1), member("billing-2", 2), member("billing-3", 3)};
    }

    private GroupPicture shown() {
        return model.pictureProperty().get().shown().orElseThrow();
    }

    private LiveLoad live() {
        return lab.planProperty().get().live();
    }
}
