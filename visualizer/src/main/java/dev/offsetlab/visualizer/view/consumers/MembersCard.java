package dev.offsetlab.visualizer.view.consumers;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ConsumersModel;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.MemberPicture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The members, and what moves the demo group as a whole.
public final class MembersCard extends VBox {
    private static final int MOST_RATE = 10_000;
    private static final int RATE_STEP = 500;

    private final ConsumersModel model;
    private final Label title = new Label();
    private final Label note = new Label();
    private final Button start = new Button("Start the demo group", new FontIcon(Feather.PLAY));
    private final Button add = new Button("Add a member", new FontIcon(Feather.USER_PLUS));
    private final Button end = new Button("Stop the demo", new FontIcon(Feather.SQUARE));
    private final Slider rate = new Slider(0, MOST_RATE, 0);
    private final Label rateWords = new Label();
    private final HBox producer = new HBox(8, new Label("Producer"), rate, rateWords);
    private final VBox rows = new VBox();
    private final Map<String, MemberRow> byName = new HashMap<>();
    private LabTheme theme = LabTheme.LIGHT;

    public MembersCard(ConsumersModel model) {
        super(8);
        this.model = model;
        getStyleClass().add("card");
        title.getStyleClass().add("section");
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        start.setId("cons-start");
        start.setOnAction(event -> model.startDemo());
        add.setId("cons-add");
        add.setOnAction(event -> model.addMember());
        end.setId("cons-end");
        end.setOnAction(event -> model.stopDemo());
        producer();
        FlowPane head = new FlowPane(12, 6, title, start, add, end, producer);
        head.setRowValignment(VPos.CENTER);
        getChildren().addAll(head, rows, note);
        model.lab().planProperty().addListener((property, before, now) -> showPlan());
        showPlan();
    }

    private void producer() {
        rate.setId("cons-rate");
        rate.setBlockIncrement(RATE_STEP);
        rate.setTooltip(new Tooltip("What a producer writes into topic payments"));
        rate.setAccessibleText("Records per second of the producer");
        rateWords.getStyleClass().add("cons-rate-words");
        rate.getStyleClass().add("cons-rate");
        producer.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        rate.valueProperty().addListener((property, before, now) -> {
            int wanted = (int) (Math.round(now.doubleValue() / RATE_STEP) * RATE_STEP);
            if (wanted != model.recordsPerSecond()) {
                model.produce(wanted);
            }
        });
    }

    private void showPlan() {
        boolean runs = model.demoRuns();
        AnswerHead.visible(start, model.canAct() && !runs);
        AnswerHead.visible(add, runs);
        AnswerHead.visible(end, runs);
        AnswerHead.visible(producer, runs);
        add.setDisable(!model.canAddMember());
        rateWords.setText(String.format(Locale.ROOT, "%,d records/s", model.recordsPerSecond()));
        if (!rate.isValueChanging() && Math.abs(rate.getValue() - model.recordsPerSecond()) >= RATE_STEP) {
            rate.setValue(model.recordsPerSecond());
        }
    }

    public void use(LabTheme wanted) {
        theme = wanted;
    }

    public void show(GroupPicture group) {
        title.setText(group.members().isEmpty() ? "No members" : "Members");
        note.setText(note(group));
        List<Node> wanted = new ArrayList<>();
        for (MemberPicture member : group.members()) {
            MemberRow row = byName.computeIfAbsent(member.name(), name -> new MemberRow(model, name));
            row.show(member, theme);
            wanted.add(row);
        }
        byName.values().retainAll(wanted);
        if (!rows.getChildren().equals(wanted)) {
            rows.getChildren().setAll(wanted);
        }
    }

    private String note(GroupPicture group) {
        if (group.ours()) {
            return group.members().isEmpty()
                    ? "Nobody reads. What the producer writes waits in the log."
                    : "Stop leaves the group with a word, and its partitions move at once. Kill drops the connections"
                            + " without one: the group notices when the session ends, " + MemberRow.AFTER_SESSION + ".";
        }
        return model.canAct()
                ? "These consumers belong to other programs: they are shown, and only they can stop themselves."
                : "Somebody's cluster: the lab looks, and changes nothing. Consumers to stop and to kill are those of"
                        + " the lab's own broker (./lab without --bootstrap).";
    }
}
