package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.kit.Evidence.Bytes;
import java.util.HexFormat;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A hex dump of sixteen bytes a line, the wrong ones on a ground of their own.
///
/// ```
///   the batch header
///   0000  00 00 00 00 00 00 00 2a  00 00 01 1c 00 00 00 00
///                              [wrong]
/// ```
final class BytesView extends VBox {
    private static final int LINE_BYTES = 16;

    BytesView(Bytes bytes) {
        setId("exercise-bytes");
        getStyleClass().add("ex-bytes");
        Label of = new Label(bytes.of() + (bytes.wrongAt() < 0 ? "" : ", wrong from byte " + bytes.wrongAt()));
        of.getStyleClass().add("small");
        getChildren().add(of);
        byte[] shown = HexFormat.of().parseHex(bytes.hex());
        for (int at = 0; at < shown.length; at += LINE_BYTES) {
            getChildren().add(line(bytes, shown, at));
        }
    }

    private static HBox line(Bytes bytes, byte[] shown, int from) {
        Label position = new Label(String.format(Locale.ROOT, "%04x", bytes.from() + from));
        position.getStyleClass().addAll("mono", "ex-position");
        HBox line = new HBox(position);
        for (int i = from; i < Math.min(from + LINE_BYTES, shown.length); i++) {
            Label one = new Label(String.format(Locale.ROOT, "%02x", shown[i]));
            int whole = bytes.from() + i;
            boolean wrong = whole >= bytes.wrongAt() && whole < bytes.wrongEnd();
            one.getStyleClass().addAll("mono", wrong ? "ex-byte-wrong" : "ex-byte");
            if (i - from == LINE_BYTES / 2) {
                one.getStyleClass().add("ex-byte-middle");
            }
            one.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(one);
        }
        return line;
    }
}
