package dev.offsetlab.visualizer.viewmodel;

import static dev.offsetlab.visualizer.viewmodel.ConsumersSamples.group;
import static dev.offsetlab.visualizer.viewmodel.ConsumersSamples.sample;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import dev.offsetlab.visualizer.viewmodel.ThroughputModel.Flow;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputModelTest {
    private final LabModel lab = ConsumersSamples.ofCluster();
    private final ThroughputModel model = new ThroughputModel(lab);

    /// A look each second, from `from` on: 100 records a second into each of two partitions, of 100 bytes
    /// each, and a group that commits 300 records every fifth second.
    private void looks(int from, int to) {
        for (int second = from; second < to; second++) {
            long committed = second / 5 * 300L;
            lab.accept(sample(second, List.of(100L * second, 100L * second), group("billing", List.of(committed))));
        }
    }

    @Test
    void now_steadyTraffic_isItsRate() {
        looks(0, 40);

        assertThat(model.now(Flow.WRITTEN)).isCloseTo(200, within(1e-6));
        assertThat(model.now(Flow.READ)).isCloseTo(60, within(1e-6));
        assertThat(model.now(Flow.BYTES)).isCloseTo(20_000, within(1e-6));
        ThroughputAnswer answer = model.answer();
        assertThat(answer.written()).isEqualTo("200 records/s written");
        assertThat(answer.read()).isEqualTo("60.0 records/s read by 1 group");
        assertThat(answer.evidence()).contains("1 topic with 2 partitions, 1 group.", "0.0200 MB/s");
    }

    @Test
    void now_sameLookAgain_isNotCounted() {
        looks(0, 3);
        double before = model.now(Flow.WRITTEN);
        LabSample again = lab.sampleProperty().get();
        for (int i = 0; i < 10; i++) {
            lab.accept(again);
        }

        assertThat(model.now(Flow.WRITTEN)).isEqualTo(before);
        assertThat(model.line(Flow.WRITTEN).values()).hasSize(3);
    }

    @Test
    void now_recordsDeletedAndOffsetsReset_isNotNegative() {
        lab.accept(sample(0, List.of(1_000L), group("billing", List.of(900L))));
        lab.accept(sample(1, List.of(0L), group("billing", List.of(0L))));

        assertThat(model.now(Flow.WRITTEN)).isZero();
        assertThat(model.now(Flow.READ)).isZero();
        assertThat(model.now(Flow.BYTES)).isZero();
        assertThat(model.answer().written()).isEqualTo("No traffic.");
    }

    @Test
    void now_newPartition_countsFromItsSecondLook() {
        lab.accept(sample(0, List.of(10L)));
        lab.accept(sample(1, List.of(10L, 5_000L)));
        assertThat(model.now(Flow.WRITTEN)).isZero();
        lab.accept(sample(2, List.of(10L, 5_100L)));
        assertThat(model.now(Flow.WRITTEN)).isCloseTo(50, within(1e-6));
    }

    @Test
    void now_internalTopics_areLeftOut() {
        for (int second = 0; second < 3; second++) {
            LabSample seen = sample(second, List.of());
            lab.accept(new LabSample(
                    seen.atNs(),
                    seen.at(),
                    seen.broker(),
                    seen.engine(),
                    seen.load(),
                    List.of(new TopicView(
                            "__consumer_offsets",
                            true,
                            List.of(new PartitionView(0, 0, 100L * second, 100L * second, -1)))),
                    List.<GroupView>of()));
        }
        assertThat(model.now(Flow.WRITTEN)).isZero();
    }

    @Test
    void line_afterALongSilence_beginsAnew() {
        looks(0, 5);
        looks(45, 50);

        double[] values = model.line(Flow.WRITTEN).values();
        assertThat(values).hasSize(10);
        assertThat(values[5]).isNaN();
        assertThat(values[6]).isCloseTo(200, within(1e-6));
    }

    @Test
    void answer_beforeAndWithoutAnAnswer_saysSo() {
        assertThat(model.answer().written()).isEqualTo("Asking the cluster.");
        lab.accept(LabSample.none(new BrokerView(BrokerView.State.UNREACHABLE, "127.0.0.1:1", "Nothing answers.")));
        assertThat(model.answer().written()).isEqualTo("The cluster does not answer.");
        assertThat(model.answer().evidence()).isEqualTo("Nothing answers.");

        looks(0, 1);
        assertThat(model.answer().written()).isEqualTo("Measuring.");
        assertThat(model.now(Flow.WRITTEN)).isNaN();
    }

    @Test
    void now_clusterThatTellsNoSizes_isUnknown() {
        for (int second = 0; second < 3; second++) {
            LabSample seen = sample(second, List.of());
            lab.accept(new LabSample(
                    seen.atNs(),
                    seen.at(),
                    seen.broker(),
                    seen.engine(),
                    seen.load(),
                    List.of(new TopicView("clicks", false, List.of(new PartitionView(0, 0, 100L * second, -1, -1)))),
                    List.of()));
        }
        assertThat(model.now(Flow.WRITTEN)).isCloseTo(100, within(1e-6));
        assertThat(model.now(Flow.BYTES)).isNaN();
        assertThat(model.answer().evidence()).contains("does not tell its sizes");
    }
}
