package dev.offsetlab.visualizer.view;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/// A node as a picture, at twice its size: for slides and large screens.
final class ComparisonPicture {
    private static final double SCALE = 2;

    private ComparisonPicture() {}

    /// On the window's thread.
    static BufferedImage of(Node node) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(SCALE, SCALE));
        parameters.setFill(Color.TRANSPARENT);
        return SwingFXUtils.fromFXImage(node.snapshot(parameters, null), null);
    }

    /// @throws IOException where it cannot be written
    static void write(BufferedImage picture, Path file) throws IOException {
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("this JDK writes no PNG");
        }
    }
}
