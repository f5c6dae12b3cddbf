package dev.offsetlab.lessons.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The documentation of the lab's own objects, read from the source that travels in its jars.
///
/// JShell itself looks for sources only in the JDK. A method is found by its name and its number of parameters, in its
/// type or in an interface of that.
final class SourceDocs {
    private static final Pattern SIGNATURE =
            Pattern.compile(".*?(\\w+)\\.(?:\\w+\\.)*(\\w+)\\((.*)\\).*", Pattern.DOTALL);
    private static final Pattern INTERFACES = Pattern.compile("\\bimplements ([\\w\\s,]+)\\{");
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])");
    private static final Pattern RECORD_HEAD = Pattern.compile("(\\w)\\([^()]*\\)\\.");
    private static final Pattern TAG = Pattern.compile("@(?:param|return|throws|see)\\b.*", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[(?:[\\w.]*#)?([^\\]#]+)\\](?!\\()");
    private static final Pattern MARKUP = Pattern.compile("\\{@\\w+\\s+([^}]*)\\}|<[^>]+>");

    private final List<String> packages;

    SourceDocs(Collection<HostObject> objects) {
        packages = objects.stream()
                .map(object -> object.type().getPackageName())
                .distinct()
                .toList();
    }

    /// Without packages; JShell writes a record's components after its name: those go too.
    static String plainSignature(String signature) {
        return RECORD_HEAD.matcher(PACKAGE.matcher(signature).replaceAll("")).replaceAll("$1.");
    }

    /// @param signature plain, as in `Found Desk.find(String topic, long offset)`
    Optional<String> of(String signature) {
        Matcher method = SIGNATURE.matcher(signature);
        if (!method.matches()) {
            return Optional.empty();
        }
        return packages.stream()
                .flatMap(name -> sources(name, method.group(1)))
                .flatMap(source -> comment(source, method.group(2), parameters(method.group(3))).stream())
                .findFirst();
    }

    /// Of the type, and of the interfaces beside it.
    private static Stream<String> sources(String packageName, String type) {
        return source(packageName, type).stream()
                .flatMap(own -> Stream.concat(
                        Stream.of(own), interfaces(own).flatMap(name -> source(packageName, name).stream())));
    }

    private static Stream<String> interfaces(String source) {
        Matcher named = INTERFACES.matcher(source);
        return named.find() ? Stream.of(named.group(1).strip().split("\\s*,\\s*")) : Stream.empty();
    }

    private static Optional<String> source(String packageName, String type) {
        String file = "/META-INF/sources/" + packageName.replace('.', '/') + "/" + type + ".java";
        try (InputStream in = SourceDocs.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(file, failure);
        }
    }

    private static Optional<String> comment(String source, String name, int parameters) {
        Matcher declared = Pattern.compile(
                        "((?:^ *///.*\\n)+)(?: *@.*\\n)* +[^=;{}/]*?\\b" + name
                                + "\\(([^;{]*?)\\)\\s*(?:throws [^{;]*)?[{;]",
                        Pattern.MULTILINE)
                .matcher(source);
        while (declared.find()) {
            if (parameters(declared.group(2)) == parameters) {
                return Optional.of(firstParagraph(declared.group(1).replaceAll("(?m)^ */// ?", "")));
            }
        }
        return Optional.empty();
    }

    /// Commas between type arguments do not count.
    private static int parameters(String list) {
        if (list.isBlank()) {
            return 0;
        }
        int depth = 0;
        int count = 1;
        for (int index = 0; index < list.length(); index++) {
            char one = list.charAt(index);
            depth += one == '<' ? 1 : one == '>' ? -1 : 0;
            count += one == ',' && depth == 0 ? 1 : 0;
        }
        return count;
    }

    /// Of a comment, as plain text in one line.
    static String firstParagraph(String comment) {
        String paragraph =
                TAG.matcher(comment.strip().split("\\n\\s*\\n", 2)[0]).replaceAll("");
        String plain = MARKUP.matcher(LINK.matcher(paragraph).replaceAll("$1")).replaceAll("$1");
        return plain.lines().map(String::strip).collect(Collectors.joining(" ")).strip();
    }
}
