package dev.offsetlab.visualizer.view.lessons;

import dev.offsetlab.visualizer.view.text.Parts;
import dev.offsetlab.visualizer.viewmodel.LessonHelp;
import dev.offsetlab.visualizer.viewmodel.LessonHelp.Proposal;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// What could stand at the cursor, and what it means; or only the documentation of what stands there.
///
/// ```
///   lab.fe|
///        +--------------------------------------+
///        | fetch(String topic, long offset)     |   arrows choose, Enter takes, Escape closes
///        +--------------------------------------+
///        | One fetch of at most 1 MiB ...       |
///        +--------------------------------------+
/// ```
final class CompletionPopup {
    private static final double ROW_EM = 1.9;
    private static final int MOST_ROWS = 8;

    private final CodeArea area;
    private final LessonHelp help;
    private final Popup popup = new Popup();
    private final ListView<Proposal> list = new ListView<>();
    private final Label says = new Label();
    private final VBox content = new VBox();

    CompletionPopup(CodeArea area, LessonHelp help) {
        this.area = area;
        this.help = help;
        list.setId("completion-list");
        list.getStyleClass().add("les-proposals");
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ProposalCell());
        list.setOnMouseClicked(event -> take());
        list.getSelectionModel().selectedItemProperty().subscribe(this::preview);
        says.setId("completion-says");
        says.setWrapText(true);
        ScrollPane doc = new ScrollPane(says);
        doc.setFitToWidth(true);
        doc.getStyleClass().addAll("edge-to-edge", "les-doc");
        content.getStyleClass().addAll("les-popup");
        content.getChildren().addAll(list, doc);
        popup.getContent().add(content);
        popup.setAutoHide(true);
        area.caretPositionProperty().addListener((property, before, now) -> popup.hide());
        area.focusedProperty().addListener((property, before, now) -> popup.hide());
    }

    void complete() {
        int cursor = area.getCaretPosition();
        help.complete(area.getText(), cursor, proposals -> {
            if (cursor == area.getCaretPosition() && !proposals.isEmpty()) {
                show(proposals);
            }
        });
    }

    /// The documentation of what a proposal would make of the code.
    private void preview(@Nullable Proposal chosen) {
        if (chosen == null) {
            return;
        }
        String code = area.getText();
        String taken = code.substring(0, chosen.from()) + chosen.text();
        help.explain(taken + code.substring(area.getCaretPosition()), taken.length(), text -> {
            if (chosen.equals(list.getSelectionModel().getSelectedItem())) {
                describe(text);
            }
        });
    }

    void explain() {
        int cursor = area.getCaretPosition();
        help.explain(area.getText(), cursor, text -> {
            if (cursor == area.getCaretPosition()) {
                list.getItems().clear();
                describe(text.isEmpty() ? "Nothing is known about what stands at the cursor." : text);
                open();
            }
        });
    }

    private void show(List<Proposal> proposals) {
        list.getItems().setAll(proposals);
        list.getSelectionModel().selectFirst();
        open();
    }

    private void open() {
        Parts.there(list, !list.getItems().isEmpty());
        int rows = Math.min(MOST_ROWS, list.getItems().size());
        list.setStyle("-fx-pref-height: " + (ROW_EM * rows + 0.4) + "em;");
        content.getStylesheets().setAll(area.getScene().getRoot().getStylesheets());
        content.getStyleClass().setAll("les-popup");
        content.getStyleClass().addAll(area.getScene().getRoot().getStyleClass());
        Optional<Bounds> caret = area.getCaretBounds();
        Bounds at = caret.orElseGet(() -> area.localToScreen(area.getBoundsInLocal()));
        popup.show(area.getScene().getWindow(), at.getMinX(), at.getMaxY() + 2);
    }

    private void describe(String text) {
        says.setText(text.isEmpty() ? "No documentation." : text.replace("`", ""));
    }

    /// The keys that belong to it while it is open.
    boolean takes(KeyEvent event) {
        if (!popup.isShowing()) {
            return false;
        }
        int chosen = list.getSelectionModel().getSelectedIndex();
        int last = list.getItems().size() - 1;
        switch (event.getCode()) {
            case DOWN -> choose(Math.min(last, chosen + 1));
            case UP -> choose(Math.max(0, chosen - 1));
            case PAGE_DOWN -> choose(Math.min(last, chosen + MOST_ROWS));
            case PAGE_UP -> choose(Math.max(0, chosen - MOST_ROWS));
            case ENTER, TAB -> take();
            case ESCAPE -> popup.hide();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void choose(int row) {
        list.getSelectionModel().select(row);
        list.scrollTo(Math.max(0, row - MOST_ROWS / 2));
    }

    private void take() {
        Proposal chosen = list.getSelectionModel().getSelectedItem();
        int cursor = area.getCaretPosition();
        popup.hide();
        if (chosen != null && chosen.from() <= cursor) {
            area.replaceText(chosen.from(), cursor, chosen.text());
        }
    }

    private static final class ProposalCell extends ListCell<Proposal> {
        @Override
        protected void updateItem(Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            setText(empty || proposal == null ? null : proposal.text());
        }
    }
}
