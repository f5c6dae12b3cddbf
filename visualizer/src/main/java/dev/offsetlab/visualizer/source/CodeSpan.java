package dev.offsetlab.visualizer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A piece of a line of Java in one colour. Light highlighting: enough for lines that compile, no more.
public record CodeSpan(Kind kind, String text) {
    private static final Pattern MARKED = Pattern.compile("(?<comment>//.*)|(?<string>\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(?<keyword>\\b(?:abstract|boolean|break|byte|case|catch|class|continue|default|do|double|else|enum"
            + "|extends|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null|private"
            + "|protected|public|record(?=\\s+\\w+\\s*[(<])|return|short|static|super|switch|synchronized|this|throw|throws|true|try"
            + "|var|void|volatile|while)\\b)");

    public enum Kind {
        KEYWORD,
        COMMENT,
        STRING,
        PLAIN
    }

    /// The line in pieces; put together they are the line again.
    public static List<CodeSpan> of(String line) {
        List<CodeSpan> spans = new ArrayList<>();
        Matcher marked = MARKED.matcher(line);
        int at = 0;
        while (marked.find()) {
            if (marked.start() > at) {
                spans.add(new CodeSpan(Kind.PLAIN, line.substring(at, marked.start())));
            }
            spans.add(new CodeSpan(kind(marked), marked.group()));
            at = marked.end();
        }
        if (at < line.length()) {
            spans.add(new CodeSpan(Kind.PLAIN, line.substring(at)));
        }
        return spans;
    }

    private static Kind kind(Matcher marked) {
        if (marked.group("comment") != null) {
            return Kind.COMMENT;
        }
        return marked.group("string") != null ? Kind.STRING : Kind.KEYWORD;
    }
}
