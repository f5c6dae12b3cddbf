package dev.offsetlab.visualizer.view.consumers;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.TopicView;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.viewmodel.ConsumersModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands there while there is no consumer group, and the ways to one.
public final class NoGroup extends VBox {
    private final ConsumersModel model;
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button start = new Button("Start the demo group", new FontIcon(Feather.PLAY));
    private final Label others = new Label();
    private final TextField command = new TextField();

    public NoGroup(ConsumersModel model) {
        this.model = model;
        getStyleClass().add("empty");
        title.getStyleClass().add("figure");
        text.setWrapText(true);
        text.getStyleClass().add("cons-empty-text");
        others.setWrapText(true);
        others.getStyleClass().add("cons-empty-text");
        start.setId("cons-start-first");
        start.getStyleClass().add("accent");
        start.setOnAction(event -> model.startDemo());
        command.setEditable(false);
        command.getStyleClass().addAll("mono", "cons-command");
        command.setAccessibleText("A consumer of a terminal, to copy");
        getChildren().addAll(title, text, start, others, command);
        model.lab().brokerProperty().addListener((property, before, now) -> show(now));
        model.lab()
                .planProperty()
                .addListener((property, before, now) ->
                        show(model.lab().brokerProperty().get()));
        show(model.lab().brokerProperty().get());
    }

    private void show(BrokerView broker) {
        boolean starting = model.demoRuns();
        boolean there = broker.isRunning();
        title.setText(there ? starting ? "The demo group starts" : "No consumer group" : state(broker));
        text.setText(there ? words(starting) : broker.detail());
        AnswerHead.visible(start, there && model.canAct() && !starting);
        others.setText((model.canAct() ? "Or connect" : "Connect") + " any Kafka consumer to " + broker.address()
                + ". Its group appears here within a second or two.");
        AnswerHead.visible(others, there && !starting);
        AnswerHead.visible(command, there && !starting);
        command.setText("kcat -b " + broker.address() + " -G my-group " + topic());
    }

    private String topic() {
        return model.lab().sampleProperty().get().topics().stream()
                .filter(topic -> !topic.internal())
                .map(TopicView::name)
                .findFirst()
                .orElse(LiveLoad.TOPIC);
    }

    private String words(boolean starting) {
        if (starting) {
            return "A producer and three members start in a process of their own.";
        }
        return model.canAct()
                ? "The demo group has a producer of 2,000 records a second and three members that read them."
                : "Nobody reads as a group from this cluster.";
    }

    private static String state(BrokerView broker) {
        return switch (broker.state()) {
            case STARTING -> "The broker is asked";
            case UNREACHABLE -> "No answer from " + broker.address();
            case FAILED -> "The broker failed";
            default -> "No broker";
        };
    }
}
