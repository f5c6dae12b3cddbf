package dev.offsetlab.lessons.catalog;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds fences that are none: where a backtick stands in the line behind the three, Markdown takes the block for text,
/// and says so to nobody.
///
/// ````
/// ```drawing What `fetch` does        meant as a block, read as a paragraph
/// ````
final class FenceLines {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");

    private FenceLines() {}

    /// @param from  line to begin with, counted from 0
    /// @param words that a block may begin with
    static void check(List<String> lines, int from, Set<String> words, Faults faults) {
        String open = "";
        for (int i = from; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                continue;
            }
            String marks = fence.group(1);
            String rest = fence.group(2).strip();
            if (!open.isEmpty()) {
                boolean closes = rest.isEmpty() && marks.startsWith(open);
                open = closes ? "" : open;
                continue;
            }
            boolean text = marks.startsWith("`") && rest.contains("`");
            String word = rest.split("\\s+", 2)[0];
            if (text && words.contains(word)) {
                faults.add(i + 1, word + ": a backtick in this line makes text of the block; write it without");
            }
            // Closed on its own line it is code inside of a paragraph, and opens nothing.
            open = text && !words.contains(word) ? "" : marks;
        }
    }
}
