package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.Pieces.Piece;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/// What may stand at the cursor, and what does.
///
/// JShell knows what earlier cells have declared. It is asked with the whole cell first, so that variables of lines
/// above count, and then with the snippet at the cursor alone, for a cell that declares methods or classes.
final class Suggestions {
    /// A line that begins with what is asked about, below one without its semicolon: together they are no Java.
    private static final Pattern CHAIN = Pattern.compile("\\s*[\\w$]+(\\.[\\w$]*(\\([^()]*\\))?)+");

    private final SourceCodeAnalysis analysis;
    private final SourceDocs docs;

    Suggestions(SourceCodeAnalysis analysis, SourceDocs docs) {
        this.analysis = analysis;
        this.docs = docs;
    }

    /// Asks for a name and for a method's documentation, so that the class path and the JDK's sources are known.
    void warm() {
        complete("Str", 3);
        document("\"\".length(", 10);
    }

    List<Completion> complete(String cell, int cursor) {
        int line = cell.lastIndexOf('\n', cursor - 1) + 1;
        List<Completion> onLine = CHAIN.matcher(cell.substring(line, cursor)).matches()
                ? candidates(cell.substring(line, cursor), line)
                : List.of();
        if (!onLine.isEmpty()) {
            return onLine;
        }
        List<Completion> found = candidates(cell.substring(0, cursor), 0);
        int start = startOfLast(cell.substring(0, cursor));
        return found.isEmpty() && start > 0 ? candidates(cell.substring(start, cursor), start) : found;
    }

    private List<Completion> candidates(String code, int start) {
        int[] anchor = {0};
        return analysis.completionSuggestions(code, code.length(), anchor).stream()
                .map(one -> new Completion(start + anchor[0], one.continuation(), one.matchesType()))
                .filter(one -> one.fits() || begun(code))
                .distinct()
                .sorted(Comparator.comparing(Completion::fits).reversed().thenComparing(Completion::text))
                .toList();
    }

    /// After a bracket or a blank anything may stand: there only what fits is worth a line.
    private static boolean begun(String code) {
        char last = code.isEmpty() ? ' ' : code.charAt(code.length() - 1);
        return last == '.' || Character.isJavaIdentifierPart(last);
    }

    /// Of the name at the cursor; within a method's name, of that method.
    List<Documentation> document(String cell, int cursor) {
        int end = cursor;
        while (end < cell.length() && Character.isJavaIdentifierPart(cell.charAt(end))) {
            end++;
        }
        boolean called = end > 0
                && end < cell.length()
                && cell.charAt(end) == '('
                && Character.isJavaIdentifierPart(cell.charAt(end - 1));
        List<Documentation> found = documented(cell, called ? end + 1 : end);
        return found.isEmpty() ? documented(cell, cursor) : found;
    }

    private List<Documentation> documented(String cell, int cursor) {
        List<Documentation> found = document(cell.substring(0, cursor));
        int start = startOfLast(cell.substring(0, cursor));
        return found.isEmpty() && start > 0 ? document(cell.substring(start, cursor)) : found;
    }

    private List<Documentation> document(String code) {
        return analysis.documentation(code, code.length(), true).stream()
                .map(this::documentation)
                .distinct()
                .toList();
    }

    private Documentation documentation(SourceCodeAnalysis.Documentation found) {
        String signature = SourceDocs.plainSignature(found.signature());
        Optional<String> text =
                docs.of(signature).or(() -> Optional.ofNullable(found.javadoc()).map(SourceDocs::firstParagraph));
        return new Documentation(signature, text.orElse(""));
    }

    private int startOfLast(String code) {
        Pieces pieces = new Pieces(analysis, code);
        int start = 0;
        for (Optional<Piece> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
            start = piece.get().at();
        }
        return start;
    }
}
