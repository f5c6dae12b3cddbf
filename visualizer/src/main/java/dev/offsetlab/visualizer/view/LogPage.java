package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.log.LogCards;
import dev.offsetlab.visualizer.view.log.LogControls;
import dev.offsetlab.visualizer.view.log.LogLegend;
import dev.offsetlab.visualizer.view.log.LogScrollBar;
import dev.offsetlab.visualizer.view.log.LogStrip;
import dev.offsetlab.visualizer.view.log.OffsetField;
import dev.offsetlab.visualizer.view.log.ReadersCard;
import dev.offsetlab.visualizer.view.log.SegmentCard;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.LogSummary;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Where is a record, and how is it found? The log of one partition, drawn to scale.
public final class LogPage implements Page {
    private final LogModel log;
    private final OffsetListener onOffset;
    private final StackPane content = new StackPane();
    private final Label answer = new Label();
    private final Label evidence = new Label();
    private final Label remark = new Label();
    private final Label empty = new Label();
    private final LogLegend legend;
    private final LogStrip strip;
    private final OffsetField field;
    private LabTheme theme = LabTheme.LIGHT;

    /// Hears of an offset of the lab's own broker that was clicked or typed.
    @FunctionalInterface
    public interface OffsetListener {
        void onOffsetChosen(String topic, int partition, long offset);
    }

    public LogPage(LogModel log, OffsetListener onOffset) {
        this.log = log;
        this.onOffset = onOffset;
        legend = new LogLegend(log.segmentsKnown());
        field = new OffsetField(this::choose);
        strip = new LogStrip(log, this::choose, hit -> legend.hover(LogSummary.hit(log, hit)));
        answer.getStyleClass().add("log-answer");
        answer.setId("log-answer");
        evidence.getStyleClass().add("muted");
        evidence.setId("log-evidence");
        evidence.setWrapText(true);
        evidence.setMaxWidth(Double.MAX_VALUE);
        remark.setId("log-remark");
        remark.setWrapText(true);
        remark.setMinHeight(Region.USE_PREF_SIZE);
        remark.managedProperty().bind(remark.textProperty().isNotEmpty());
        answer.setWrapText(true);
        answer.setMinHeight(Region.USE_PREF_SIZE);
        // Not at once: fonts change while styles are applied, when no node may ask for layout.
        evidence.fontProperty().addListener((property, before, now) -> Platform.runLater(this::restyle));
        empty.getStyleClass().add("question");
        empty.setId("log-empty");
        empty.setWrapText(true);
        VBox page = page();
        PageScroll scroll = new PageScroll(page);
        content.getChildren().addAll(scroll, empty);
        log.frameProperty().addListener((property, before, now) -> show(scroll));
        show(scroll);
    }

    private VBox page() {
        VBox head = new VBox(answer, evidence, remark);
        head.setMinHeight(Region.USE_PREF_SIZE);
        VBox drawing = new VBox(strip, new LogScrollBar(log), legend);
        drawing.getStyleClass().addAll("card", "log-drawing");
        VBox.setVgrow(strip, Priority.ALWAYS);
        VBox.setVgrow(drawing, Priority.ALWAYS);
        Region cards = new LogCards(log.segmentsKnown() ? new SegmentCard(log) : onlyHere(), new ReadersCard(log));
        VBox.setVgrow(cards, Priority.SOMETIMES);
        VBox page = new VBox(new LogControls(log, field), head, drawing, cards);
        page.getStyleClass().add("log-page");
        return page;
    }

    /// Calm words where a real Kafka is looked at.
    private static Label onlyHere() {
        Label label =
                new Label("Offsets and lag come from the cluster. Its segments, index and page cache can be told only"
                        + " by the lab's own engine: open the lab without --bootstrap to see them.");
        label.getStyleClass().addAll("card", "muted", "log-card");
        label.setId("log-only-here");
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// Shows where it lies. How it is found can be looked into only in the lab's own broker.
    private void choose(long offset) {
        log.chosen().ifPresent(partition -> {
            log.point(offset);
            long there = log.selection().pointed().orElse(offset);
            field.show(log.selection().pointed());
            if (log.segmentsKnown()) {
                onOffset.onOffsetChosen(partition.topic(), partition.partition(), there);
            }
        });
    }

    private void show(Node page) {
        boolean any = log.axis().isPresent();
        page.setVisible(any);
        empty.setVisible(!any);
        answer.setText(LogSummary.answer(log));
        evidence.setText(LogSummary.evidence(log));
        remark.setText(log.selection().remark());
        empty.setText(LogSummary.empty(log));
    }

    @Override
    public String title() {
        return "Log";
    }

    @Override
    public String question() {
        return "Where is a record, and how is it found?";
    }

    @Override
    public Ikon icon() {
        return Feather.LAYERS;
    }

    @Override
    public Region content() {
        return content;
    }

    @Override
    public void shown() {
        log.show(true);
    }

    @Override
    public void hidden() {
        log.show(false);
    }

    @Override
    public void themed(LabTheme wanted) {
        theme = wanted;
        restyle();
    }

    private void restyle() {
        strip.use(theme, evidence.getFont());
    }
}
