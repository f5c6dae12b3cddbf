package dev.offsetlab.visualizer.view;

import dev.offsetlab.visualizer.theme.PathLook;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Texts of the comparison: figures with what they are of, sentences with paths in their colours.
final class ComparisonWords {
    private ComparisonWords() {}

    /// A sentence in which every path's name has its path's colour.
    ///
    /// @param style class of every piece of it
    static TextFlow colored(String sentence, List<String> paths, String style) {
        TextFlow flow = new TextFlow();
        String names = String.join("|", paths.stream().map(Pattern::quote).toList());
        Matcher found = Pattern.compile("(?<![\\w-])(" + names + ")(?![\\w-])").matcher(sentence);
        int at = 0;
        while (!paths.isEmpty() && found.find()) {
            flow.getChildren().addAll(words(sentence.substring(at, found.start()), style));
            Text name = text(found.group(), style);
            name.getStyleClass().addAll("cmp-path", pathStyle(found.group()));
            flow.getChildren().add(name);
            at = found.end();
        }
        flow.getChildren().addAll(words(sentence.substring(at), style));
        return flow;
    }

    /// A text a word, each with the space behind it: lines break between texts, never inside one.
    private static List<Text> words(String words, String style) {
        return Pattern.compile("\\S*\\s*")
                .matcher(words)
                .results()
                .filter(word -> !word.group().isEmpty())
                .map(word -> text(word.group(), style))
                .toList();
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    /// A path's name in its colour, with its second sign.
    static Label path(String path) {
        Label name = new Label(path);
        name.getStyleClass().addAll("cmp-name", pathStyle(path));
        name.setMinWidth(Label.USE_PREF_SIZE);
        return name;
    }

    /// A figure over what it is of.
    static VBox figure(String figure, String below) {
        Label value = new Label(figure);
        value.getStyleClass().add("cmp-figure");
        Label note = small(below);
        note.setMinWidth(Label.USE_PREF_SIZE);
        value.setMinWidth(Label.USE_PREF_SIZE);
        VBox box = new VBox(value, note);
        box.getStyleClass().add("cmp-number");
        return box;
    }

    static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        return label;
    }

    static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    static String pathStyle(String path) {
        return PathLook.isBuiltIn(path) ? "path-" + path : "path-own";
    }
}
