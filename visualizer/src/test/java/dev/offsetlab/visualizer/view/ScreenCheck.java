package dev.offsetlab.visualizer.view;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Looks at a laid-out window as a person would: is text cut off, does it lie over other text, can it be read against
/// what is behind it? Returns what is wrong, in words.
///
/// Text that a canvas draws is not seen here: for that the pictures are there to be looked at.
public final class ScreenCheck {
    private static final double LEAST_CONTRAST = 4.5;
    private static final double LEAST_CONTRAST_LARGE = 3;
    private static final double LARGE_PIXELS = 18;
    private static final double TOUCHING = 2;

    private final BufferedImage picture;
    private final List<Shown> texts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /// A text on the screen and the part of it that can be seen.
    private record Shown(Text node, String text, Rectangle2D seen) {}

    private ScreenCheck(BufferedImage picture) {
        this.picture = picture;
    }

    /// On the window's thread, after `picture` was taken of `root`.
    public static List<String> problems(Parent root, BufferedImage picture) {
        ScreenCheck check = new ScreenCheck(picture);
        check.collect(root, new Rectangle2D(0, 0, picture.getWidth(), picture.getHeight()), false);
        check.overlaps();
        check.contrasts();
        return check.problems;
    }

    private void collect(Node node, Rectangle2D clip, boolean scrolls) {
        if (!node.isVisible() || node.getOpacity() < 0.3) {
            return;
        }
        Rectangle2D mine = seen(node, clip);
        boolean inside = scrolls || node instanceof ScrollPane || node instanceof VirtualFlow<?>;
        if (node instanceof Labeled labeled) {
            ellipsis(labeled);
        }
        if (node instanceof Text text && !text.getText().isBlank()) {
            text(text, mine, inside);
            return;
        }
        if (node instanceof Parent parent && mine.getWidth() > 0 && mine.getHeight() > 0) {
            Rectangle2D inner = node instanceof ScrollPane || node.getClip() != null ? mine : clip;
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, inner, inside));
        }
    }

    private static Rectangle2D seen(Node node, Rectangle2D clip) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        double left = Math.max(clip.getMinX(), bounds.getMinX());
        double top = Math.max(clip.getMinY(), bounds.getMinY());
        double right = Math.min(clip.getMaxX(), bounds.getMaxX());
        double bottom = Math.min(clip.getMaxY(), bounds.getMaxY());
        return new Rectangle2D(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    /// A label whose skin shows another text than the label has was cut.
    private void ellipsis(Labeled labeled) {
        for (Node child : labeled.getChildrenUnmodifiable()) {
            boolean own = child instanceof Text && child.getStyleClass().contains("text");
            if (own && labeled.getText() != null) {
                String drawn = ((Text) child).getText();
                if (!drawn.equals(labeled.getText()) && drawn.contains("...")) {
                    problems.add("cut off: \"" + labeled.getText() + "\" is shown as \"" + drawn + "\"");
                }
            }
        }
    }

    private void text(Text text, Rectangle2D seen, boolean scrolls) {
        Bounds whole = text.localToScene(text.getBoundsInLocal());
        boolean cut = seen.getWidth() < whole.getWidth() - TOUCHING || seen.getHeight() < whole.getHeight() - TOUCHING;
        if (cut && !scrolls && !(text.getParent() instanceof TextInputControl)) {
            problems.add("cut off: \"" + text.getText() + "\" at " + at(whole));
        }
        if (seen.getWidth() > TOUCHING && seen.getHeight() > TOUCHING) {
            texts.add(new Shown(text, text.getText(), seen));
        }
    }

    private void overlaps() {
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                Shown one = texts.get(i);
                Shown other = texts.get(j);
                double width = Math.min(one.seen.getMaxX(), other.seen.getMaxX())
                        - Math.max(one.seen.getMinX(), other.seen.getMinX());
                double height = Math.min(one.seen.getMaxY(), other.seen.getMaxY())
                        - Math.max(one.seen.getMinY(), other.seen.getMinY());
                if (width > TOUCHING && height > TOUCHING && !sameFlow(one.node, other.node)) {
                    problems.add("overlap: \"" + one.text + "\" and \"" + other.text + "\"");
                }
            }
        }
    }

    /// Words of one paragraph stand in each other's bounds wherever one of them goes on in the next line.
    private static boolean sameFlow(Text one, Text other) {
        return one.getParent() instanceof TextFlow flow && flow.equals(other.getParent());
    }

    private void contrasts() {
        for (Shown shown : texts) {
            if (shown.node.getFill() instanceof Color ink && !isDisabled(shown.node)) {
                Color behind = background(shown.seen);
                double contrast = contrast(ink, behind);
                double least = shown.node.getFont().getSize() >= LARGE_PIXELS ? LEAST_CONTRAST_LARGE : LEAST_CONTRAST;
                if (contrast < least) {
                    problems.add(String.format(
                            Locale.ROOT, "contrast %.1f: \"%s\" %s on %s", contrast, shown.text, ink, behind));
                }
            }
        }
    }

    private static boolean isDisabled(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.isDisabled()) {
                return true;
            }
        }
        return false;
    }

    /// The colour that most pixels around a text have.
    private Color background(Rectangle2D area) {
        int left = (int) area.getMinX();
        int top = (int) area.getMinY();
        int width = (int) Math.min(picture.getWidth(), area.getMaxX()) - left;
        int height = (int) Math.min(picture.getHeight(), area.getMaxY()) - top;
        // As JavaFX gives them: an int for each pixel, and none is transparent.
        Map<Integer, Integer> counts =
                counts((int[]) picture.getRaster().getDataElements(left, top, width, height, null));
        int most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        return Color.rgb(most >> 16 & 255, most >> 8 & 255, most & 255);
    }

    /// How often each colour occurs; run by run, for most neighbours are alike.
    private static Map<Integer, Integer> counts(int... pixels) {
        Map<Integer, Integer> counts = new HashMap<>();
        int begin = 0;
        for (int at = 1; at <= pixels.length; at++) {
            if (at == pixels.length || pixels[at] != pixels[begin]) {
                counts.merge(pixels[begin], at - begin, Integer::sum);
                begin = at;
            }
        }
        return counts;
    }

    /// As WCAG 2 defines it, from 1 to 21.
    static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static String at(Bounds bounds) {
        return String.format(Locale.ROOT, "%.0f, %.0f", bounds.getMinX(), bounds.getMinY());
    }
}
