package dev.offsetlab.visualizer.view;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/// Asks a person where a file shall go. Behind an interface, for there is nobody to ask without a screen.
@FunctionalInterface
public interface ComparisonFiles {
    /// Empty where the person thought better of it.
    ///
    /// @param suggested name of the file
    /// @param kind      what it is, in a few words
    Optional<Path> choose(String suggested, String kind);

    /// The system's own dialogue, over the window in which `node` is.
    static ComparisonFiles ofWindow(Node node) {
        return (suggested, kind) -> {
            String suffix = suggested.substring(suggested.lastIndexOf('.') + 1);
            FileChooser chooser = new FileChooser();
            chooser.setTitle("Save the " + kind.toLowerCase(Locale.ROOT));
            chooser.setInitialFileName(suggested);
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + suffix));
            File file = chooser.showSaveDialog(node.getScene().getWindow());
            return Optional.ofNullable(file).map(File::toPath);
        };
    }
}
