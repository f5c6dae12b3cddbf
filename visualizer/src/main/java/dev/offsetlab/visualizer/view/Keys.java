package dev.offsetlab.visualizer.view;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The window's keys: what they do, and the list that the help shows. A key without Ctrl or Alt is left to whoever
/// types text.
final class Keys {
    private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

    private final List<Binding> bindings = new ArrayList<>();

    /// @param what as the help says it
    /// @param when the key is taken only while this holds; else it goes on to the page
    record Binding(KeyCombination keys, String what, ObservableBooleanValue when, Runnable action) {}

    void bind(KeyCode code, KeyCombination.@Nullable Modifier modifier, String what, Runnable action) {
        KeyCombination keys = modifier == null ? new KeyCodeCombination(code) : new KeyCodeCombination(code, modifier);
        bindings.add(new Binding(keys, what, ALWAYS, action));
    }

    void bindWhen(ObservableBooleanValue when, KeyCode code, String what, Runnable action) {
        bindings.add(new Binding(new KeyCodeCombination(code), what, when, action));
    }

    /// Lets go of all whose words begin so.
    void forget(String beginning) {
        bindings.removeIf(binding -> binding.what().startsWith(beginning));
    }

    List<Binding> all() {
        return List.copyOf(bindings);
    }

    /// Sees each key before the controls do.
    void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (!isText(event, scene.getFocusOwner())) {
                press(event);
            }
        });
    }

    /// Whoever types keeps the plain keys. A field of one line has no use for Escape and F1 to F12; an editor of code,
    /// which is none of the toolkit's own controls, has.
    private static boolean isText(KeyEvent event, @Nullable Node owner) {
        if (owner == null || event.isShortcutDown() || event.isAltDown()) {
            return false;
        }
        boolean command = event.getCode() == KeyCode.ESCAPE || event.getCode().isFunctionKey();
        return owner.getAccessibleRole() == AccessibleRole.TEXT_AREA || (owner instanceof TextInputControl && !command);
    }

    private void press(KeyEvent event) {
        for (Binding binding : bindings) {
            if (binding.when().get() && binding.keys().match(event)) {
                binding.action().run();
                event.consume();
                return;
            }
        }
    }
}
