package dev.offsetlab.visualizer.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.GroupView;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView;
import dev.offsetlab.visualizer.feed.TopicView.PartitionView;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.Notices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// The page while a real Kafka is looked at: offsets and lag, and calm words for the rest.
class LogPageClusterTest {
    @Test
    void realCluster_showsOffsetsAndLagOnly() throws Exception {
        Screens.start();
        LabModel lab = new LabModel(Platform::runLater, Optional.empty(), new Notices());
        var picture = Screens.onWindow(() -> {
            Shell shell = new Shell(lab);
            LogPage page = new LogPage(
                    new LogModel(lab),
                    (topic, partition, offset) -> shell.drawer().show("never", new Label()));
            shell.add(page);
            shell.show(page);
            shell.use(LabTheme.DARK);
            Screens.picture(shell.root(), LabTheme.DARK, 1000, 700);
            lab.accept(clusterSample());
            Labeled answer = (Labeled) shell.root().lookup("#log-answer");
            assertThat(answer.getText()).isEqualTo("8,000 offsets");
            Labeled only = (Labeled) shell.root().lookup("#log-only-here");
            assertThat(only.getText()).contains("only by the lab's own engine");
            ((TextField) shell.root().lookup("#log-offset")).setText("4000");
            ((Button) shell.root().lookup("#log-find")).fire();
            Labeled remark = (Labeled) shell.root().lookup("#log-remark");
            assertThat(remark.getText()).startsWith("Offset 4,000 lies where the line is.");
            assertThat(shell.drawer().openProperty().get()).isFalse();
            return Screens.picture(shell.root(), LabTheme.DARK, 1000, 700);
        });
        Screens.save(picture, "log-cluster", LabTheme.DARK);
    }

    /// Styles come after the page was shown: the drawing takes their type all the same.
    @Test
    void drawing_pageFirstShownInLargeType_isAsLarge() throws Exception {
        Screens.start();
        LabModel lab = new LabModel(Platform::runLater, Optional.empty(), new Notices());
        Region root = Screens.onWindow(() -> {
            Shell shell = new Shell(lab);
            shell.root().setStyle("-fx-font-size: 20px;");
            LogPage page = new LogPage(new LogModel(lab), (topic, partition, offset) -> {});
            shell.add(page);
            shell.show(page);
            Screens.picture(shell.root(), LabTheme.LIGHT, 1600, 1000);
            return (Region) shell.root().lookup("#log-strip");
        });
        Screens.await("a drawing of 11 em of 20 pixels", () -> root.minHeight(-1) == 11 * 20);
    }

    private static LabSample clusterSample() {
        Partition partition = new Partition("clicks", 0);
        return new LabSample(
                System.nanoTime(),
                Instant.now(),
                new BrokerView(BrokerView.State.RUNNING, "kafka:9092", "a cluster"),
                Optional.empty(),
                Optional.empty(),
                List.of(new TopicView("clicks", false, List.of(new PartitionView(0, 2_000, 10_000, -1, -1)))),
                List.of(new GroupView("billing", "Stable", 1, List.of(), Map.of(partition, 7_000L))));
    }
}
