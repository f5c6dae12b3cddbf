package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LabModel;
import dev.offsetlab.visualizer.viewmodel.PathChoice;
import dev.offsetlab.visualizer.viewmodel.Presentation;
import dev.offsetlab.visualizer.viewmodel.Settings;
import java.util.List;
import javafx.collections.ListChangeListener.Change;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What belongs to the window and to no page: theme, motion, presenter mode, keys and their help.
public final class WindowControls {
    private static final String DATA_PATH = "Data path ";
    private static final double TYPE_PIXELS = 14;
    private static final double LARGEST_SCALE = 1.6;
    private static final double LEAST_SCALE = 1.1;

    /// What a page with the presenter's bar takes at the size of ordinary type.
    private static final double ROOM_WIDTH = 1200;

    private static final double ROOM_HEIGHT = 675;

    private final Shell shell;
    private final LabModel model;
    private final Settings settings;
    private final Presentation presentation;
    private final Keys keys = new Keys();

    public WindowControls(Shell shell, LabModel model, Settings settings, Presentation presentation) {
        this.shell = shell;
        this.model = model;
        this.settings = settings;
        this.presentation = presentation;
        buttons();
        shell.setFoot(new PresenterBar(presentation));
        settings.themeProperty().addListener((property, before, now) -> useTheme(now));
        useTheme(settings.themeProperty().get());
        presentation.onProperty().addListener((property, before, now) -> usePresenterType(now));
        bind();
    }

    /// Makes the keys work in the window, and presenter type as large as the window allows.
    public void listenTo(Scene scene) {
        keys.listenTo(scene);
        scene.widthProperty()
                .subscribe(() -> usePresenterType(presentation.onProperty().get()));
        scene.heightProperty()
                .subscribe(() -> usePresenterType(presentation.onProperty().get()));
    }

    /// F11 gives the whole screen to the window, and takes it back; so does Escape, where no drawer wants it.
    public void fillScreenOf(Stage stage) {
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        keys.bind(KeyCode.F11, null, "Whole screen or not", () -> stage.setFullScreen(!stage.isFullScreen()));
        keys.bindWhen(
                stage.fullScreenProperty(), KeyCode.ESCAPE, "Leave the whole screen", () -> stage.setFullScreen(false));
    }

    private void useTheme(LabTheme theme) {
        Themes.useForControls(theme);
        shell.use(theme);
    }

    private void usePresenterType(boolean on) {
        shell.root().getStyleClass().removeAll("presenter");
        shell.root().setStyle("");
        if (on) {
            shell.root().getStyleClass().add("presenter");
            shell.root()
                    .setStyle("-fx-font-size: "
                            + TYPE_PIXELS * presenterScale(shell.root().getScene()) + "px;");
        }
    }

    /// 1.6 where a page then still fits, as on a projector of 1920 x 1080; less in a smaller window.
    static double presenterScale(@Nullable Scene scene) {
        if (scene == null) {
            return LARGEST_SCALE;
        }
        double fits = Math.min(scene.getWidth() / ROOM_WIDTH, scene.getHeight() / ROOM_HEIGHT);
        return Math.clamp(fits, LEAST_SCALE, LARGEST_SCALE);
    }

    private void buttons() {
        Button theme = button(Feather.MOON, "Light or dark  (Ctrl+T)", settings::otherTheme);
        theme.setId("theme-switch");
        settings.themeProperty()
                .subscribe(now -> theme.setGraphic(new FontIcon(now.dark() ? Feather.SUN : Feather.MOON)));
        Button motion = button(Feather.WIND, "", this::toggleMotion);
        motion.setId("motion-switch");
        settings.motionProperty().subscribe(now -> showMotion(motion, now));
        Button present =
                button(Feather.MONITOR, "Presenter mode: large type, and a demonstration  (P)", presentation::toggle);
        present.setId("presenter-switch");
        Button help = button(Feather.HELP_CIRCLE, "Keys  (F1)", this::help);
        help.setId("help");
        List.of(present, theme, motion, help).forEach(shell::addToRailFoot);
    }

    private void toggleMotion() {
        settings.motionProperty().set(!settings.motionProperty().get());
    }

    private static void showMotion(Button motion, boolean on) {
        motion.setTooltip(new Tooltip(on ? "Things move. Stop all motion" : "Nothing moves. Allow motion"));
        motion.setAccessibleText(on ? "Stop all motion" : "Allow motion");
        motion.setOpacity(on ? 1 : 0.5);
    }

    private static Button button(Feather icon, String tooltip, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(tooltip));
        button.setAccessibleText(tooltip);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void bind() {
        List<Page> pages = shell.pages();
        for (int i = 0; i < Math.min(9, pages.size()); i++) {
            Page page = pages.get(i);
            keys.bind(digit(i + 1), KeyCombination.SHORTCUT_DOWN, "Page " + page.title(), () -> shell.show(page));
        }
        if (model.engine().isPresent()) {
            model.paths().addListener((Change<? extends PathChoice> change) -> bindPaths());
            bindPaths();
            keys.bind(KeyCode.L, KeyCombination.SHORTCUT_DOWN, "Load on or off", model::toggleLoad);
        }
        keys.bind(KeyCode.T, KeyCombination.SHORTCUT_DOWN, "Light or dark", settings::otherTheme);
        keys.bind(KeyCode.P, null, "Presenter mode on or off", presentation::toggle);
        keys.bind(KeyCode.F5, null, "Presenter mode on or off", presentation::toggle);
        keys.bindWhen(presentation.onProperty(), KeyCode.RIGHT, "Presenter mode: next step", presentation::next);
        keys.bindWhen(presentation.onProperty(), KeyCode.LEFT, "Presenter mode: back", presentation::back);
        keys.bindWhen(presentation.onProperty(), KeyCode.PAGE_DOWN, "Presenter mode: next step", presentation::next);
        keys.bindWhen(presentation.onProperty(), KeyCode.PAGE_UP, "Presenter mode: back", presentation::back);
        keys.bind(KeyCode.F1, null, "This list; in an editor of code, what stands at the cursor", this::help);
        keys.bindWhen(shell.drawer().openProperty(), KeyCode.ESCAPE, "Close the drawer", shell.drawer()::close);
    }

    private void bindPaths() {
        keys.forget(DATA_PATH);
        List<PathChoice> paths = model.paths();
        for (int i = 0; i < Math.min(9, paths.size()); i++) {
            PathChoice path = paths.get(i);
            keys.bind(digit(i + 1), KeyCombination.ALT_DOWN, DATA_PATH + path.name(), () -> use(path));
        }
    }

    private void use(PathChoice path) {
        if (path.available()) {
            model.usePath(path.name());
        } else {
            model.notices()
                    .problem(path.name() + " is not to be had here: "
                            + path.unavailableBecause().orElse(""));
        }
    }

    private static KeyCode digit(int number) {
        return KeyCode.valueOf("DIGIT" + number);
    }

    private void help() {
        GridPane list = new GridPane(16, 8);
        keys.all().forEach(binding -> addKey(list, binding.keys().getDisplayText(), binding.what()));
        for (Page page : shell.pages()) {
            if (!page.keys().isEmpty()) {
                Label head = new Label("On the page " + page.title());
                head.getStyleClass().add("les-kind");
                list.add(head, 0, list.getRowCount(), 2, 1);
            }
            page.keys().forEach(bound -> addKey(list, bound.keys(), bound.what()));
        }
        shell.drawer().show("Keys", list);
    }

    private static void addKey(GridPane list, String keys, String does) {
        Label key = new Label(keys);
        key.getStyleClass().add("mono");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Label what = new Label(does);
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        list.addRow(list.getRowCount(), key, what);
    }
}
