package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.LabTheme;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;

/// One page of the window. The shell asks for its content once, when it is first shown.
public interface Page {
    /// The word in the rail; also its name in settings and snapshots, in lower case.
    String title();

    /// What it answers, shown under the title: "Which path is cheaper, and how sure are we?"
    String question();

    Ikon icon();

    /// What stands beside the question, at its right: ways to look at the answer. Asked once, after [#content].
    default Optional<Region> besideQuestion() {
        return Optional.empty();
    }

    /// Fills whatever room it is given, from 760 x 560 up, and scrolls inside where that is not enough.
    Region content();

    /// Keys that work on this page alone, for the list of keys.
    default List<PageKey> keys() {
        return List.of();
    }

    /// @param keys as they stand on them: `Ctrl+Enter`
    record PageKey(String keys, String what) {}

    /// It is seen from now on: what costs CPU (animation, looking at files) may run.
    default void shown() {}

    /// It is no longer seen.
    default void hidden() {}

    /// Colours of drawings have changed.
    default void themed(LabTheme theme) {}
}
