package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is always there: the rail, the strip, the place for a page, its drawer, the notices.
public final class Shell {
    private static final String STYLES = "lab.css";

    private final BorderPane root = new BorderPane();
    private final VBox rail = new VBox();
    private final VBox railFoot = new VBox();
    private final ToggleGroup items = new ToggleGroup();
    private final List<Page> pages = new ArrayList<>();
    private final Map<Page, Region> frames = new HashMap<>();
    private final Drawer drawer = new Drawer();
    private final BorderPane middle = new BorderPane();
    private Optional<Page> current = Optional.empty();
    private LabTheme theme = LabTheme.LIGHT;

    public Shell(LabModel model) {
        root.getStyleClass().add("lab-window");
        root.getStylesheets()
                .add(Objects.requireNonNull(Shell.class.getResource(STYLES)).toExternalForm());
        rail.getStyleClass().add("rail");
        middle.setTop(new TroubleBanner(model));
        middle.setBottom(new NoticeList(model.notices()));
        middle.setRight(drawer.pane());
        drawer.pane().setViewOrder(-1); // over a page that is too large; toFront() would take it out of its place
        BorderPane right = new BorderPane(middle);
        right.setTop(new Strip(model));
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        railFoot.getStyleClass().add("rail-foot");
        VBox left = new VBox(rail, space, railFoot);
        left.getStyleClass().add("rail-column");
        root.setLeft(left);
        root.setCenter(right);
    }

    public Parent root() {
        return root;
    }

    /// Small things at the foot of the rail.
    void addToRailFoot(Node node) {
        railFoot.getChildren().add(node);
    }

    /// What stands below every page, over the whole width.
    void setFoot(Node node) {
        root.setBottom(node);
    }

    public Drawer drawer() {
        return drawer;
    }

    public List<Page> pages() {
        return List.copyOf(pages);
    }

    public Optional<Page> current() {
        return current;
    }

    /// Gives `page` its place in the rail, after those before it.
    public void add(Page page) {
        pages.add(page);
        ToggleButton item = new ToggleButton(page.title(), new FontIcon(page.icon()));
        item.getStyleClass().setAll("toggle-button", "rail-item");
        item.setId("rail-" + page.title().toLowerCase(Locale.ROOT));
        item.setToggleGroup(items);
        item.setMaxWidth(Double.MAX_VALUE);
        item.setUserData(page);
        item.setTooltip(new Tooltip(page.question() + "  (Ctrl+" + pages.size() + ")"));
        item.setOnAction(event -> show(page));
        rail.getChildren().add(item);
    }

    /// Shows a page of the rail.
    public void show(Page page) {
        items.getToggles().forEach(item -> item.setSelected(page.equals(item.getUserData())));
        if (current.filter(page::equals).isPresent()) {
            return;
        }
        current.ifPresent(Page::hidden);
        drawer.close();
        current = Optional.of(page);
        middle.setCenter(frames.computeIfAbsent(page, Shell::framed));
        page.themed(theme);
        page.shown();
    }

    /// The page under its question. It may be made smaller than it can be: rather than push the drawer or
    /// the presenter's bar out of the window, a page scrolls inside.
    private static Region framed(Page page) {
        Label question = new Label(page.question());
        question.getStyleClass().add("question");
        question.setWrapText(true);
        Region content = page.content();
        VBox.setVgrow(content, Priority.ALWAYS);
        HBox head = new HBox(question);
        head.getStyleClass().add("page-head");
        head.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(question, Priority.ALWAYS);
        question.setMaxWidth(Double.MAX_VALUE);
        page.besideQuestion().ifPresent(beside -> {
            beside.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(beside);
        });
        VBox frame = new VBox(head, content);
        frame.getStyleClass().add("page");
        frame.setMinSize(0, 0);
        return frame;
    }

    /// Colours of everything in this window; the controls' own come with [Themes].
    public void use(LabTheme wanted) {
        theme = wanted;
        root.getStyleClass().removeAll("lab-light", "lab-dark");
        root.getStyleClass().add("lab-" + wanted.name());
        current.ifPresent(page -> page.themed(wanted));
    }

    public LabTheme theme() {
        return theme;
    }
}
