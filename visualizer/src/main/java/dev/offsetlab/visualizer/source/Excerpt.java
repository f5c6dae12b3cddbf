package dev.offsetlab.visualizer.source;

import dev.offsetlab.engine.transfer.DataPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of one member of a class of the engine, as they were compiled, without its indentation.
///
/// The source is formatted by rule, and that is how it is cut: a member of the file's class is declared four columns
/// in, and the next line that begins at that column with a brace ends it.
///
/// ```
///   ....@Override
///   ....public long send(FileRegion region,        <- the name, four columns in
///   ........long sent = 0;
///   ....}                                          <- the first line that closes at that column
/// ```
///
/// Comments above a member are not part of it: a page says in its own words what the piece is for.
public record Excerpt(SourceRef ref, List<Line> lines) {
    private static final String ROOT = "/META-INF/sources/dev/offsetlab/engine/";
    private static final String MEMBER_INDENT = "    ";

    /// @param indent  columns before the text
    /// @param focused it is one of those that matter
    public record Line(int indent, String text, boolean focused) {}

    public Excerpt {
        lines = List.copyOf(lines);
    }

    /// @throws IllegalArgumentException where the engine has no such file or member
    public static Excerpt of(SourceRef ref) {
        List<String> file = file(ref.file()).lines().toList();
        int declared = declaration(file, ref);
        int first = declared;
        while (file.get(first - 1).startsWith(MEMBER_INDENT + "@")) {
            first--;
        }
        List<Line> lines = new ArrayList<>();
        for (String line : file.subList(first, end(file, declared) + 1)) {
            String text = line.strip();
            int indent = Math.max(0, line.length() - line.stripLeading().length() - MEMBER_INDENT.length());
            lines.add(new Line(indent, text, !ref.focus().isEmpty() && text.contains(ref.focus())));
        }
        return new Excerpt(ref, lines);
    }

    /// The whole text of a file of the engine, such as `transfer/HeapPath.java`.
    public static String file(String name) {
        try (InputStream source = DataPath.class.getResourceAsStream(ROOT + name)) {
            if (source == null) {
                throw new IllegalArgumentException("the engine has no such source: file=" + name);
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int declaration(List<String> file, SourceRef ref) {
        Pattern declared =
                Pattern.compile("^ {4}[A-Za-z@][^=(]*\\b" + Pattern.quote(ref.member()) + "(?:\\(|\\s*=|;).*");
        for (int i = 1; i < file.size(); i++) {
            if (declared.matcher(file.get(i)).matches()) {
                return i;
            }
        }
        throw new IllegalArgumentException("no such member: file=" + ref.file() + " member=" + ref.member());
    }

    private static int end(List<String> file, int declared) {
        for (int i = declared; i < file.size(); i++) {
            String line = file.get(i);
            boolean closes = line.startsWith(MEMBER_INDENT + "}");
            boolean statement = line.endsWith(";") && i == declared;
            if (closes || statement) {
                return i;
            }
        }
        throw new IllegalArgumentException("a member without an end: line=" + file.get(declared));
    }
}
