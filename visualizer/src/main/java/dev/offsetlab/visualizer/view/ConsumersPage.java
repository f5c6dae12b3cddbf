package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.consumers.AnswerHead;
import dev.offsetlab.visualizer.view.consumers.CommitsCard;
import dev.offsetlab.visualizer.view.consumers.LagCard;
import dev.offsetlab.visualizer.view.consumers.LinksCard;
import dev.offsetlab.visualizer.view.consumers.MembersCard;
import dev.offsetlab.visualizer.view.consumers.NoGroup;
import dev.offsetlab.visualizer.viewmodel.ConsumersModel;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Groups, members, lag and commits. The model listens from the start, so that the chart has a past when the page is
/// first shown; the page draws only while it is seen.
public final class ConsumersPage implements Page {
    private final ConsumersModel model;
    private Optional<Parts> parts = Optional.empty();
    private LabTheme theme = LabTheme.LIGHT;
    private boolean seen;

    public ConsumersPage(LabModel lab) {
        model = new ConsumersModel(lab);
        model.pictureProperty().addListener((property, before, now) -> show(now));
    }

    @Override
    public String title() {
        return "Consumers";
    }

    @Override
    public String question() {
        return "Who has read how far?";
    }

    @Override
    public Ikon icon() {
        return Feather.USERS;
    }

    @Override
    public Region content() {
        Parts made = parts.orElseGet(() -> new Parts(model));
        parts = Optional.of(made);
        themed(theme);
        return made.root;
    }

    @Override
    public void shown() {
        seen = true;
        show(model.pictureProperty().get());
    }

    @Override
    public void hidden() {
        seen = false;
    }

    @Override
    public void themed(LabTheme wanted) {
        theme = wanted;
        parts.ifPresent(made -> made.use(wanted));
        show(model.pictureProperty().get());
    }

    private void show(ConsumersPicture picture) {
        if (seen) {
            parts.ifPresent(made -> made.show(picture));
        }
    }

    private static final class Parts {
        private final AnswerHead head;
        private final LagCard lag;
        private final MembersCard members;
        private final LinksCard links = new LinksCard();
        private final CommitsCard commits = new CommitsCard();
        private final NoGroup none;
        private final ScrollPane scroll;
        private final StackPane root;

        Parts(ConsumersModel model) {
            head = new AnswerHead(model);
            lag = new LagCard(model);
            members = new MembersCard(model);
            none = new NoGroup(model);
            HBox below = new HBox(16, links, commits);
            below.setMinHeight(Region.USE_PREF_SIZE);
            members.setMinHeight(Region.USE_PREF_SIZE);
            head.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(links, Priority.ALWAYS);
            HBox.setHgrow(commits, Priority.SOMETIMES);
            VBox all = new VBox(16, head, lag, members, below);
            all.getStyleClass().add("cons-page");
            VBox.setVgrow(lag, Priority.ALWAYS);
            scroll = new ScrollPane(all);
            scroll.setFitToWidth(true);
            scroll.setFitToHeight(true);
            scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            scroll.getStyleClass().addAll("edge-to-edge", "cons-scroll");
            root = new StackPane(none, scroll);
            show(ConsumersPicture.NOTHING);
        }

        void use(LabTheme theme) {
            lag.use(theme);
            links.use(theme);
            members.use(theme);
        }

        void show(ConsumersPicture picture) {
            none.setVisible(picture.shown().isEmpty());
            scroll.setVisible(picture.shown().isPresent());
            head.show(picture);
            picture.shown().ifPresent(group -> {
                lag.show(group);
                members.show(group);
                links.show(group);
                commits.show(group);
            });
        }
    }
}
