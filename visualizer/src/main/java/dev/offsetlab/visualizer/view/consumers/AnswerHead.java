package dev.offsetlab.visualizer.view.consumers;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.viewmodel.ConsumersModel;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupLine;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The answer, largest, with what explains it; above it the groups, where there are several.
public final class AnswerHead extends VBox {
    private static final int MOST_BUTTONS = 6;

    private final ConsumersModel model;
    private final Label answer = new Label();
    private final Label details = new Label();
    private final Label silence = new Label();
    private final FlowPane groups = new FlowPane(8, 8);
    private final ComboBox<String> others = new ComboBox<>();
    private List<String> offered = List.of();

    public AnswerHead(ConsumersModel model) {
        super(4);
        this.model = model;
        answer.getStyleClass().add("answer");
        answer.setId("cons-answer");
        answer.setWrapText(true);
        details.setWrapText(true);
        details.setId("cons-details");
        details.getStyleClass().add("cons-details");
        silence.setWrapText(true);
        silence.setId("cons-silence");
        silence.getStyleClass().add("cons-silence");
        others.setPromptText("More groups");
        others.setOnAction(event -> {
            if (others.getValue() != null) {
                model.chosenProperty().set(others.getValue());
            }
        });
        for (Label label : List.of(answer, details, silence)) {
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(silence, groups, answer, details);
        model.lab().brokerProperty().addListener((property, before, now) -> show(now));
        show(model.lab().brokerProperty().get());
    }

    public void show(ConsumersPicture picture) {
        picture.shown().ifPresent(group -> {
            answer.setText(group.answer());
            details.setText(group.details());
        });
        offer(picture.groups());
        String shown = picture.shown().map(ConsumersPicture.GroupPicture::id).orElse("");
        for (var node : groups.getChildren()) {
            if (node instanceof ToggleButton button) {
                picture.groups().stream()
                        .filter(line -> line.id().equals(button.getUserData()))
                        .findFirst()
                        .ifPresent(line -> button.setText(words(line)));
                button.setSelected(shown.equals(button.getUserData()));
            }
        }
    }

    private void show(BrokerView broker) {
        boolean silent = broker.state() == BrokerView.State.UNREACHABLE;
        silence.setText(silent ? broker.detail() : "");
        visible(silence, silent);
    }

    /// Buttons stay as they are while the same groups are there, so that a press is never lost.
    private void offer(List<GroupLine> lines) {
        List<String> ids = lines.stream().map(GroupLine::id).sorted().toList();
        if (ids.equals(offered)) {
            return;
        }
        offered = ids;
        groups.getChildren()
                .setAll(lines.stream()
                        .limit(MOST_BUTTONS)
                        .map(GroupLine::id)
                        .sorted()
                        .map(this::button)
                        .toList());
        if (lines.size() > MOST_BUTTONS) {
            others.getItems().setAll(ids);
            groups.getChildren().add(others);
        }
        visible(groups, lines.size() > 1);
    }

    private ToggleButton button(String id) {
        ToggleButton button = new ToggleButton();
        button.setMnemonicParsing(false);
        button.setUserData(id);
        button.getStyleClass().add("cons-group");
        button.setOnAction(event -> {
            button.setSelected(true);
            model.chosenProperty().set(id);
        });
        return button;
    }

    private static String words(GroupLine line) {
        return String.format(
                Locale.ROOT,
                "%s   %,d behind, %s",
                line.id(),
                line.lag(),
                line.members() == 1 ? "1 member" : line.members() + " members");
    }

    static void visible(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
