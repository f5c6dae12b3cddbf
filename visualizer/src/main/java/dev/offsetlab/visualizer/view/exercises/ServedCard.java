package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.lessons.serve.Served;
import dev.offsetlab.lessons.serve.ServedParts;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.view.text.LinkOpener;
import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.ExerciseSaid;
import dev.offsetlab.visualizer.viewmodel.ExercisesModel;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.LogText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What of the broker is the student's code now, how much went through it, and the way back. Not there while all is the
/// lab's own.
final class ServedCard extends VBox {
    private final LabModel lab;
    private final ExercisesModel exercises;
    private final LinkOpener links;
    private final Map<String, Label> amounts = new HashMap<>();

    ServedCard(LabModel lab, ExercisesModel exercises, LinkOpener links) {
        this.lab = lab;
        this.exercises = exercises;
        this.links = links;
        setId("exercise-served");
        getStyleClass().addAll("les-block", "ex-served");
        setMinHeight(USE_PREF_SIZE);
        exercises.serving().servedProperty().subscribe(this::show);
        lab.onSample(this::showAmounts);
    }

    private void show(ServedParts served) {
        getChildren().setAll(Parts.kind("Your code serves", Feather.RADIO));
        amounts.clear();
        served.all().forEach(this::add);
        Parts.there(this, !served.all().isEmpty());
        showAmounts(lab.sampleProperty().get());
    }

    private void add(Served one) {
        Label says = new Label(one.says());
        says.setWrapText(true);
        says.setMinHeight(USE_PREF_SIZE);
        getChildren().add(says);
        if (one.path().isPresent()) {
            Label amount = new Label();
            amount.setId("served-" + one.name());
            amount.getStyleClass().add("small");
            amount.setWrapText(true);
            amount.setMinHeight(USE_PREF_SIZE);
            amounts.put(one.name(), amount);
            getChildren().addAll(amount, link("See it in the race", "page:race"));
        } else if (one.assignor().isPresent()) {
            getChildren().add(link("See the group", "page:consumers"));
        }
        Button back = new Button("Back to the lab's own");
        back.setId("served-back-" + one.name());
        back.getStyleClass().add("ex-button");
        back.setTooltip(new Tooltip("The engine's code takes the place of yours again, while clients go on"));
        back.disableProperty().bind(exercises.serving().busyProperty());
        back.setOnAction(event -> exercises.serving().takeBack(one.exercise(), this::say));
        getChildren().add(back);
    }

    private Hyperlink link(String words, String target) {
        Hyperlink link = new Hyperlink(words);
        link.getStyleClass().add("les-link");
        link.setOnAction(event -> links.open(target));
        return link;
    }

    private void say(ExerciseSaid said) {
        if (said.problem()) {
            lab.notices().problem(said.text());
        } else {
            lab.notices().done(said.text());
        }
    }

    private void showAmounts(LabSample sample) {
        amounts.forEach((name, label) -> {
            PathCounters.Snapshot sent = Optional.ofNullable(sample.engine()
                            .map(engine -> engine.paths().get(name))
                            .orElse(null))
                    .orElse(PathCounters.Snapshot.ZERO);
            label.setText(
                    sent.sentBytes() == 0
                            ? "No client has read by it yet: Ctrl+L starts readers."
                            : LogText.bytes(sent.sentBytes()) + " sent to clients");
        });
    }
}
