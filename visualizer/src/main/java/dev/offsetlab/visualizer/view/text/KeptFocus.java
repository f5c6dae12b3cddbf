package dev.offsetlab.visualizer.view.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;

/// Who has the focus: in lists that are made anew whenever something changes, under the hands of whoever moves in them
/// by keys, and in windows that were just opened.
public final class KeptFocus {
    private KeptFocus() {}

    /// Puts `now` in place of what is in `list`. The focus stays at the node of the same id.
    public static void replace(Pane list, List<? extends Node> now) {
        Optional<String> focused = focused(list);
        list.getChildren().setAll(now);
        focused.flatMap(id -> list.getChildren().stream()
                        .filter(node -> id.equals(node.getId()))
                        .findFirst())
                .ifPresent(Node::requestFocus);
    }

    /// Gives the focus to what `wanted` finds, and once more after the next layout where it could not be taken: until a
    /// window's first one its nodes do not take it, and then the window gives it to its first node.
    ///
    /// @param at somewhere in the same window
    public static void take(Node at, Supplier<Optional<Node>> wanted) {
        Scene scene = at.getScene();
        if (scene != null && !isTaken(scene, wanted)) {
            afterLayout(scene, () -> isTaken(scene, wanted));
        }
    }

    /// Once, when all of the window has its place.
    static void afterLayout(Scene scene, Runnable work) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                work.run();
            }
        });
        Platform.requestNextPulse();
    }

    /// To be called before something in `block` goes away or is locked: a focus in it stays with the block. Else it
    /// would
    /// go on to whatever comes next, and the page with it.
    public static void stay(Parent block) {
        leave(block, block);
    }

    /// To be called before `block` goes away: a focus in it goes to `instead`.
    public static void leave(Parent block, Node instead) {
        Scene scene = block.getScene();
        for (Node node = scene == null ? null : scene.getFocusOwner(); node != null; node = node.getParent()) {
            if (node.equals(block)) {
                instead.requestFocus();
            }
        }
    }

    private static boolean isTaken(Scene scene, Supplier<Optional<Node>> wanted) {
        Optional<Node> node = wanted.get();
        node.ifPresent(Node::requestFocus);
        return node.filter(one -> one.equals(scene.getFocusOwner())).isPresent();
    }

    /// Whoever has the focus in this window, also while another window has the keyboard: that is where a student saves.
    private static Optional<String> focused(Pane list) {
        return Optional.ofNullable(list.getScene())
                .map(Scene::getFocusOwner)
                .filter(list.getChildren()::contains)
                .map(Node::getId);
    }
}
