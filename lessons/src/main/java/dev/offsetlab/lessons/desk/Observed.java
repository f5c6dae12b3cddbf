package dev.offsetlab.lessons.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a tool of the system said of the broker while something ran, and what the engine counted itself meanwhile.
///
/// @param lines    the tool's own
/// @param numbers  taken out of them, by the tool's names: `sendfile` -> 27; empty where the tool is missing
/// @param missing  why the tool said nothing, and how to get it; empty where it did
/// @param counters what the data paths counted meanwhile
public record Observed(Tool tool, List<String> lines, Map<String, Double> numbers, String missing, Counters counters) {
    private static final int MOST_LINES = 40;

    /// The tool's number of that name: of strace the calls; 0 where it did not mention it.
    public double number(String name) {
        return numbers.getOrDefault(name, 0.0);
    }

    public boolean isMissing() {
        return !missing.isEmpty();
    }

    /// Tools write for wide terminals: lines with as many words stand in narrower columns, others begin
    /// further left.
    private List<String> narrow(List<String> lines) {
        List<String> narrow = new ArrayList<>();
        for (int at = 0; at < lines.size(); ) {
            int end = at;
            int columns = words(lines.get(at)).length;
            while (end < lines.size() && words(lines.get(end)).length == columns) {
                end++;
            }
            if (tool != Tool.PERF && end - at > 1 && lines.get(at).length() > Table.WIDTH) {
                Table table = new Table(words(lines.get(at)));
                lines.subList(at + 1, end).forEach(line -> table.row((Object[]) words(line)));
                narrow.addAll(table.toString().lines().toList());
            } else {
                lines.subList(at, end).forEach(line -> narrow.add(line.length() > Table.WIDTH ? line.strip() : line));
            }
            at = end;
        }
        return narrow.stream().map(line -> Text.cut(line, Table.WIDTH)).toList();
    }

    private static String[] words(String line) {
        return line.strip().split("\\s+", -1);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (isMissing()) {
            text.append(Text.wrapped(missing, 2)).append('\n');
        }
        narrow(lines.stream().limit(MOST_LINES).toList())
                .forEach(line -> text.append(line).append('\n'));
        if (lines.size() > MOST_LINES) {
            text.append("... ").append(lines.size() - MOST_LINES).append(" more lines\n");
        }
        return text.append("the engine itself counted:\n").append(counters).toString();
    }
}
