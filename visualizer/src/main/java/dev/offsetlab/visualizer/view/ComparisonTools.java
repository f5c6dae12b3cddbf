package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.report.RaceResult;
import dev.offsetlab.visualizer.viewmodel.ComparisonExport;
import dev.offsetlab.visualizer.viewmodel.ComparisonModel;
import dev.offsetlab.visualizer.viewmodel.RunsEntry;
import dev.offsetlab.visualizer.viewmodel.RunsModel;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Over a result: run again, look at another, hold one against it, save it.
final class ComparisonTools extends FlowPane {
    private final RunsModel runs;
    private final ComparisonExport export;
    private final ComparisonFiles files;
    private final Supplier<Node> card;

    /// @param again what leads to the settings
    /// @param card  what a picture shows
    ComparisonTools(ComparisonModel model, ComparisonFiles files, Runnable again, Supplier<Node> card) {
        this.runs = model.runs();
        this.export = new ComparisonExport(model.lab());
        this.files = files;
        this.card = card;
        getStyleClass().add("cmp-flow");
        Button run = new Button("Run again", new FontIcon(Feather.PLAY));
        run.getStyleClass().add("accent");
        run.setId("comparison-again");
        run.setOnAction(event -> again.run());
        getChildren().addAll(run, past(), against(), save());
    }

    private MenuButton past() {
        MenuButton menu = menu("Past runs", Feather.CLOCK, "comparison-past");
        menu.setOnShowing(
                event -> menu.getItems().setAll(items(runs.shownProperty().get(), runs.all(), runs::show)));
        menu.getItems().add(new MenuItem());
        return menu;
    }

    private MenuButton against() {
        MenuButton menu = menu("Compare with", Feather.COLUMNS, "comparison-against");
        menu.setOnShowing(event -> {
            List<RunsEntry> others = runs.all().stream()
                    .filter(run -> !Optional.of(run).equals(runs.shownProperty().get()))
                    .toList();
            MenuItem nothing = new MenuItem("Nothing");
            nothing.setOnAction(chosen -> runs.compareWith(Optional.empty()));
            menu.getItems().setAll(nothing);
            menu.getItems()
                    .addAll(items(runs.otherProperty().get(), others, run -> runs.compareWith(Optional.of(run))));
        });
        menu.getItems().add(new MenuItem());
        menu.disableProperty().bind(Bindings.size(runs.all()).lessThan(2));
        return menu;
    }

    /// Made when a menu opens: runs come and go meanwhile. A menu without an item would not open at all.
    private static List<MenuItem> items(Optional<RunsEntry> chosen, List<RunsEntry> runs, Consumer<RunsEntry> choose) {
        ToggleGroup group = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>();
        for (RunsEntry run : runs) {
            RadioMenuItem item = new RadioMenuItem(run.title());
            item.setToggleGroup(group);
            item.setSelected(chosen.equals(Optional.of(run)));
            item.setOnAction(event -> choose.accept(run));
            items.add(item);
        }
        return items;
    }

    private MenuButton save() {
        MenuButton menu = menu("Save", Feather.DOWNLOAD, "comparison-save");
        MenuItem png = item("Picture of the card (PNG)", "png");
        png.setOnAction(event -> {
            BufferedImage picture = ComparisonPicture.of(card.get());
            target("png", "Picture").ifPresent(file -> {
                var _ = export.write(file, target -> ComparisonPicture.write(picture, target));
            });
        });
        MenuItem csv = item("Every trial (CSV)", "csv");
        csv.setOnAction(event -> target("csv", "Table of trials").ifPresent(file -> {
            var _ = export.csv(race(), file);
        }));
        MenuItem html = item("Report (HTML)", "html");
        html.setOnAction(event -> target("html", "Report").ifPresent(file -> {
            var _ = export.html(race(), file);
        }));
        menu.getItems().addAll(png, csv, html);
        return menu;
    }

    private Optional<Path> target(String suffix, String kind) {
        return files.choose(ComparisonExport.fileName(race(), suffix), kind);
    }

    private RaceResult race() {
        return runs.shownProperty().get().orElseThrow().race();
    }

    private static MenuItem item(String text, String suffix) {
        MenuItem item = new MenuItem(text);
        item.setId("comparison-save-" + suffix);
        return item;
    }

    private static MenuButton menu(String text, Feather icon, String id) {
        MenuButton menu = new MenuButton(text, new FontIcon(icon));
        menu.setId(id);
        menu.setMinWidth(USE_PREF_SIZE);
        return menu;
    }
}
