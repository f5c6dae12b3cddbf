package dev.offsetlab.visualizer.view.consumers;

import dev.offsetlab.visualizer.chart.LagLook;
import dev.offsetlab.visualizer.feed.GroupView.Partition;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.ConsumersModel;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.MemberPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersSpeed;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.util.StringConverter;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One member: its name in its line's colour, its share, lag and speed, and the buttons where it is one of
/// ours. Made once and kept while the member is there, so that a press is never lost.
final class MemberRow extends FlowPane {
    /// When a group notices that a member was killed.
    static final String AFTER_SESSION = "after " + LiveLoad.SESSION_MS / 1_000 + " s";

    private static final int MOST_CHIPS = 8;

    private final Line sample = new Line(0, 0, 24, 0);
    private final Label name = new Label();
    private final Label state = new Label();
    private final FlowPane chips = new FlowPane(4, 4);
    private final Label lag = new Label();
    private final Label rate = new Label();
    private final Button pause = button("Pause", Feather.PAUSE);
    private final ComboBox<ConsumersSpeed> speed = speeds();
    private final Button stop = button("Stop", Feather.LOG_OUT);
    private final Button kill = button("Kill", Feather.ZAP);
    private final HBox actions = new HBox(6, pause, speed, stop, kill);
    private List<Partition> assigned = List.of();
    private boolean paused;
    private boolean showing;
    private boolean killed;

    MemberRow(ConsumersModel model, String member) {
        super(12, 4);
        setId("cons-member-" + member);
        getStyleClass().add("cons-row");
        setRowValignment(javafx.geometry.VPos.CENTER);
        sample.setStrokeWidth(3);
        name.getStyleClass().add("cons-name");
        state.getStyleClass().add("small");
        lag.getStyleClass().add("cons-lag");
        rate.getStyleClass().add("small");
        HBox title = new HBox(6, sample, name);
        title.setAlignment(Pos.CENTER_LEFT);
        VBox who = new VBox(0, title, state);
        who.getStyleClass().add("cons-who");
        chips.getStyleClass().add("cons-chips");
        chips.setAlignment(Pos.CENTER_LEFT);
        VBox figures = new VBox(0, lag, rate);
        figures.getStyleClass().add("cons-figures");
        figures.setAlignment(Pos.CENTER_RIGHT);
        HBox facts = new HBox(12, who, chips, figures);
        facts.setAlignment(Pos.CENTER_LEFT);
        actions.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(facts, actions);
        act(model, member);
    }

    private void act(ConsumersModel model, String member) {
        pause.setOnAction(event -> model.pause(member, !paused));
        speed.setOnAction(event -> {
            if (!showing) {
                model.speed(member, speed.getValue());
            }
        });
        stop.setOnAction(event -> model.stop(member));
        kill.setOnAction(event -> {
            if (killed) {
                model.revive(member);
            } else {
                model.kill(member);
            }
        });
        speed.setTooltip(new Tooltip("How many records it reads at most: it rests after every poll"));
        stop.setTooltip(new Tooltip("It commits and leaves the group: its partitions go to the others at once"));
        pause.setTooltip(new Tooltip("It reads nothing, but stays a member and keeps its partitions"));
    }

    private static Button button(String words, Ikon icon) {
        Button button = new Button(words, new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("cons-action");
        return button;
    }

    private static ComboBox<ConsumersSpeed> speeds() {
        ComboBox<ConsumersSpeed> speeds = new ComboBox<>();
        speeds.getItems().setAll(ConsumersSpeed.values());
        speeds.setConverter(new StringConverter<>() {
            @Override
            public String toString(ConsumersSpeed speed) {
                return speed == null ? "" : speed.words();
            }

            @Override
            public ConsumersSpeed fromString(String words) {
                throw new UnsupportedOperationException("only for showing");
            }
        });
        speeds.setMinWidth(USE_PREF_SIZE);
        speeds.setAccessibleText("Speed");
        speeds.getStyleClass().add("cons-speed");
        return speeds;
    }

    private static String behind(MemberPicture member) {
        if (!member.joined()) {
            return "";
        }
        return member.known() ? String.format(Locale.ROOT, "%,d behind", member.lag()) : "no commit yet";
    }

    void show(MemberPicture member, LabTheme theme) {
        String colour = LagLook.of(member.look()).on(theme);
        name.setText(member.name());
        name.setStyle("-fx-text-fill: " + colour + ";");
        sample.setStroke(Color.web(colour));
        sample.getStrokeDashArray().setAll(LagLook.of(member.look()).dash());
        state.setText(member.state());
        chips(member.assignment());
        lag.setText(behind(member));
        rate.setText(
                member.readsPerSecond().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "%,d records/s",
                                Math.round(member.readsPerSecond().getAsDouble()))
                        : "");
        AnswerHead.visible(actions, member.plan().isPresent());
        member.plan().ifPresent(plan -> {
            paused = member.isPaused();
            showing = true;
            speed.setValue(ConsumersSpeed.of(plan.pauseMs()));
            showing = false;
            killed = member.isKilled();
            words();
        });
    }

    private void words() {
        relabel(pause, paused ? "Resume" : "Pause", paused ? Feather.PLAY : Feather.PAUSE);
        relabel(stop, killed ? "Remove" : "Stop", Feather.LOG_OUT);
        relabel(kill, killed ? "Start again" : "Kill", killed ? Feather.PLAY : Feather.ZAP);
        AnswerHead.visible(pause, !killed);
        AnswerHead.visible(speed, !killed);
        speed.setDisable(paused);
        kill.setTooltip(new Tooltip(
                killed
                        ? "It joins the group again, as a new member"
                        : "Its connections drop without a word: the group notices at the end of its session, "
                                + AFTER_SESSION));
    }

    private static void relabel(Button button, String words, Ikon icon) {
        if (!button.getText().equals(words)) {
            button.setText(words);
            button.setGraphic(new FontIcon(icon));
        }
    }

    /// The topic once, then the numbers of its partitions.
    private void chips(List<Partition> now) {
        if (now.equals(assigned)) {
            return;
        }
        assigned = now;
        chips.getChildren().clear();
        String topic = "";
        for (Partition partition : now.subList(0, Math.min(MOST_CHIPS, now.size()))) {
            if (!partition.topic().equals(topic)) {
                topic = partition.topic();
                chips.getChildren().add(label(topic, "small"));
            }
            chips.getChildren().add(label("" + partition.partition(), "cons-chip"));
        }
        if (now.size() > MOST_CHIPS) {
            chips.getChildren().add(label("and " + (now.size() - MOST_CHIPS) + " more", "small"));
        }
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
