package dev.offsetlab.lessons.shell;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;

/// What the compiler said, followed by what it means and what to look at.
public final class PlainWords {
    /// @param message of the compiler, packages left out, its lines joined by a blank
    private record Rule(Pattern message, Function<MatchResult, String> words) {
        static Rule of(String message, String words) {
            return new Rule(Pattern.compile(message), found -> fill(words, found));
        }

        private static String fill(String words, MatchResult found) {
            String filled = words;
            for (int group = 1; group <= found.groupCount(); group++) {
                filled = filled.replace("$" + group, found.group(group) == null ? "" : found.group(group));
            }
            return filled;
        }
    }

    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_][a-z0-9_]*\\.)+(?=[A-Z])");

    /// The first that fits counts.
    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "cannot find symbol symbol: (\\w+) (.+?) location: (?:variable \\w+ of type|class|interface) (\\S.*)",
                    "cannot find symbol: $3 has no $1 $2. Look at its spelling, and at what $3 offers"),
            Rule.of(
                    "cannot find symbol symbol: class (\\S+).*",
                    "cannot find symbol: there is no class $1 here. Look at its spelling, or import it"),
            Rule.of(
                    "cannot find symbol symbol: (\\w+) (.+?)(?: location:.*)?",
                    "cannot find symbol: there is no $1 $2 here. Look at its spelling; it must be declared before this"),
            Rule.of("'?(.+?)'? expected", "'$1' expected: it is missing here"),
            Rule.of(
                    "incompatible types: possible lossy conversion from (\\S+) to (\\S+)",
                    "incompatible types: this $1 may not fit into $2. If it does, write ($2) before it"),
            Rule.of(
                    "incompatible types: (.+) cannot be converted to (.+)",
                    "incompatible types: this is of type $1, and $2 is wanted here"),
            Rule.of("incompatible types: unexpected return value", "this returns a value from what returns none"),
            Rule.of(
                    "unreported exception (\\S+?);? .*",
                    "unreported exception $1: catch it with try and catch, or write throws $1 at the method"),
            Rule.of(
                    "missing return statement",
                    "missing return statement: there is a way through the method that ends without return"),
            Rule.of(
                    "reached end of file while parsing",
                    "the code ends too early: a ) or } or the rest of a line is missing"),
            Rule.of("unclosed (.+) literal", "unclosed $1 literal: its closing quotation mark is missing"),
            Rule.of("not a statement", "not a statement: a value that nothing is done with, or half a line"),
            Rule.of(
                    "illegal start of .*",
                    "Java cannot read on here: something before this is missing, or this is one too many"),
            Rule.of(
                    "(?:method|constructor) (\\S+) in (?:class|interface|record|enum) (.+?) cannot be applied to given types; "
                            + "required: (.+?) found: (.+?) reason: .*",
                    "$1 of $2 takes ($3), and is called with ($4)"),
            Rule.of(
                    "no suitable (method|constructor) found for (.+?) (?:method|constructor) .*",
                    "no suitable $1: nothing of that name takes $2. Look at the types of its arguments"),
            Rule.of("package (\\S+) does not exist", "there is no package $1. Look at its spelling"),
            Rule.of(
                    "variable (\\S+) might not have been initialized",
                    "variable $1 may have no value yet: give it one on every way to here"),
            Rule.of(
                    "local variables referenced from (.+?) must be final or effectively final",
                    "a variable used in $1 may never be changed: use one that is set only once"),
            Rule.of(
                    "bad operand types for binary operator '(.+)' first type: (.+?) second type: (.+)",
                    "$1 does not work between $2 and $3"));

    private PlainWords() {}

    static String of(Diag diagnostic) {
        return of(diagnostic.getMessage(Locale.ROOT));
    }

    public static String of(String message) {
        String line = PACKAGE.matcher(message.strip().replaceAll("\\s+", " ")).replaceAll("");
        for (Rule rule : RULES) {
            Matcher matcher = rule.message().matcher(line);
            if (matcher.matches()) {
                return rule.words().apply(matcher.toMatchResult());
            }
        }
        return line;
    }
}
