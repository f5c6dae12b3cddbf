package dev.offsetlab.visualizer.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.view.Screens;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptFocusTest {
    private final VBox list = new VBox();
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        Screens.start();
        stage = Screens.onWindow(() -> {
            Stage opened = new Stage();
            opened.setScene(new Scene(new VBox(new Button("first of the window"), list), 300, 200));
            list.getChildren().setAll(items());
            opened.show();
            KeptFocus.take(list, () -> item("b"));
            return opened;
        });
    }

    @AfterEach
    void close() throws Exception {
        Screens.hide(stage);
    }

    private static List<Button> items() {
        return List.of(named("a"), named("b"));
    }

    private static Button named(String id) {
        Button button = new Button(id);
        button.setId(id);
        return button;
    }

    private Optional<Node> item(String id) {
        return list.getChildren().stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst();
    }

    private boolean hasFocus(String id) {
        return item(id).filter(node -> node.equals(stage.getScene().getFocusOwner()))
                .isPresent();
    }

    @Test
    void take_asTheWindowOpens_isNotLostToItsFirstNode() throws Exception {
        Screens.drawn();
        assertThat(Screens.onWindow(() -> hasFocus("b"))).isTrue();
    }

    @Test
    void replace_focusStaysAtTheSameId() throws Exception {
        Screens.drawn();
        var _ = Screens.onWindow(() -> {
            KeptFocus.replace(list, items());
            return list;
        });
        Screens.drawn();
        assertThat(Screens.onWindow(() -> hasFocus("b"))).isTrue();
    }

    @Test
    void replace_focusElsewhere_isLeftThere() throws Exception {
        Screens.drawn(); // until the first layout the window's own wish for the focus is open
        Node first = Screens.onWindow(() -> {
            Node node = stage.getScene().getRoot().getChildrenUnmodifiable().getFirst();
            node.requestFocus();
            KeptFocus.replace(list, items());
            return node;
        });
        Screens.drawn();
        assertThat(Screens.onWindow(() -> stage.getScene().getFocusOwner())).isSameAs(first);
    }
}
