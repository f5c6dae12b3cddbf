package dev.offsetlab.visualizer.view.consumers;

import dev.offsetlab.visualizer.viewmodel.ConsumersGroup.Commit;
import dev.offsetlab.visualizer.viewmodel.ConsumersPicture.GroupPicture;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Commits as they happen, newest on top.
public final class CommitsCard extends VBox {
    private static final int ROWS = 8;
    private static final int COLUMNS = 4;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final List<Label> cells = new ArrayList<>();
    private final Label none = new Label("No commit yet since the window was opened.");

    public CommitsCard() {
        super(8);
        setMinWidth(USE_PREF_SIZE);
        getStyleClass().add("card");
        Label title = new Label("Commits as they happen");
        title.getStyleClass().add("section");
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        GridPane grid = new GridPane(12, 2);
        for (int column = 0; column < COLUMNS; column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHgrow(column == COLUMNS - 1 ? Priority.ALWAYS : Priority.NEVER);
            constraints.setHalignment(column == 2 ? HPos.RIGHT : HPos.LEFT);
            grid.getColumnConstraints().add(constraints);
        }
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            Label cell = new Label();
            cell.getStyleClass().addAll("cons-commit", "cons-commit-" + i % COLUMNS);
            cell.setMinWidth(USE_PREF_SIZE);
            cells.add(cell);
            grid.add(cell, i % COLUMNS, i / COLUMNS);
        }
        getChildren().addAll(title, none, grid);
    }

    public void show(GroupPicture group) {
        List<Commit> commits = group.commits();
        AnswerHead.visible(none, commits.isEmpty());
        for (int row = 0; row < ROWS; row++) {
            if (row < commits.size()) {
                Commit commit = commits.get(row);
                set(row, CLOCK.format(commit.at()), commit.partition().toString(), moved(commit), tail(commit));
            } else {
                set(row, "", "", "", "");
            }
        }
    }

    private static String moved(Commit commit) {
        return String.format(Locale.ROOT, "%+,d", commit.records());
    }

    private static String tail(Commit commit) {
        String to = String.format(Locale.ROOT, "to %,d", commit.to());
        return commit.by().isEmpty() ? to : to + "  " + commit.by();
    }

    private void set(int row, String... texts) {
        for (int column = 0; column < COLUMNS; column++) {
            cells.get(row * COLUMNS + column).setText(texts[column]);
        }
    }
}
