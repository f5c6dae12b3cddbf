package dev.offsetlab.lessons.shell;

import java.io.PrintStream;
import java.lang.reflect.Array;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The text of a value as a student reads it: as JShell writes it, but never long.
///
/// Runs on the cell's own thread: `toString` may be the student's.
final class ValueText {
    private static final int MOST_CHARS = 8 * 1024;
    private static final int MOST_ELEMENTS = 100;

    private ValueText() {}

    static String of(@Nullable Object value) {
        String text = String.valueOf(whole(value));
        return text.length() <= MOST_CHARS
                ? text
                : text.substring(0, MOST_CHARS) + "... (" + text.length() + " characters)";
    }

    private static @Nullable String whole(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> '"' + escaped(text, '"') + '"';
            case PrintStream _ -> ""; // printf answers with what it printed to
            case Character one -> '\'' + escaped(one.toString(), '\'') + '\'';
            default -> value.getClass().isArray() ? array(value) : value.toString();
        };
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        String type = array.getClass().getComponentType().getSimpleName();
        int brackets = type.indexOf('[');
        String name = brackets < 0 ? type : type.substring(0, brackets);
        String inner = brackets < 0 ? "" : type.substring(brackets);
        StringJoiner elements =
                new StringJoiner(", ", name + "[" + length + "]" + inner + " { ", " }").setEmptyValue(name + "[0] { }");
        for (int index = 0; index < Math.min(length, MOST_ELEMENTS); index++) {
            elements.add(of(Array.get(array, index)));
        }
        return length <= MOST_ELEMENTS
                ? elements.toString()
                : elements.add("...").toString();
    }

    private static String escaped(String text, char quote) {
        StringBuilder result = new StringBuilder();
        text.substring(0, Math.min(text.length(), MOST_CHARS + 1)).chars().forEach(unit -> {
            char one = (char) unit;
            switch (one) {
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                case '\r' -> result.append("\\r");
                case '\\' -> result.append("\\\\");
                default -> {
                    if (one == quote) {
                        result.append('\\').append(one);
                    } else if (Character.isISOControl(one)) {
                        result.append("\\u%04x".formatted((int) one));
                    } else {
                        result.append(one);
                    }
                }
            }
        });
        return result.toString();
    }
}
