package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.Exercise.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the numbered invariants in a page's text.
///
/// ```
///   1. I1: Every byte leaves once, and in order.
///   2. I2: What is sent goes on behind a short
///      transfer where it stopped.
/// ```
final class Invariants {
    private static final Pattern ITEM = Pattern.compile("\\d+\\.\\s+(I\\d+):\\s*(.*)");

    private Invariants() {}

    static List<Invariant> in(List<Block> body) {
        return body.stream()
                .filter(Block.Prose.class::isInstance)
                .flatMap(block -> in(((Block.Prose) block).markdown()).stream())
                .toList();
    }

    private static List<Invariant> in(String markdown) {
        List<Invariant> found = new ArrayList<>();
        boolean open = false;
        for (String line : markdown.lines().toList()) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                found.add(new Invariant(item.group(1), item.group(2)));
                open = true;
            } else if (open && line.startsWith(" ") && !line.isBlank()) {
                Invariant last = found.removeLast();
                found.add(new Invariant(last.id(), last.says() + " " + line.strip()));
            } else {
                open = false;
            }
        }
        return found;
    }
}
