package dev.offsetlab.lessons.grade.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts lines in place of others, wherever these stand indented.
final class LineChange {
    private LineChange() {}

    /// @param replace lines as they stand in `text`, the block as a whole may be shifted to a side
    /// @param with    what stands there instead, shifted as they were
    /// @throws IOException the lines are not there, or more than once
    static String in(String text, String replace, String with) throws IOException {
        List<String> lines = List.of(text.split("\n", -1));
        List<String> wanted = replace.stripIndent().stripTrailing().lines().toList();
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at + wanted.size() <= lines.size(); at++) {
            if (isAt(lines, at, wanted)) {
                found.add(at);
            }
        }
        if (wanted.isEmpty() || found.size() != 1) {
            throw new IOException(
                    "'replace' stands " + (found.isEmpty() ? "nowhere" : found.size() + " times") + " in the file: "
                            + (wanted.isEmpty() ? "" : wanted.getFirst().strip()));
        }
        int at = found.getFirst();
        List<String> changed = new ArrayList<>(lines.subList(0, at));
        String indentation = indentation(lines, at, wanted);
        with.stripIndent()
                .stripTrailing()
                .lines()
                .map(line -> line.isBlank() ? "" : indentation + line)
                .forEach(changed::add);
        changed.addAll(lines.subList(at + wanted.size(), lines.size()));
        return String.join("\n", changed);
    }

    private static boolean isAt(List<String> lines, int at, List<String> wanted) {
        String indentation = indentation(lines, at, wanted);
        for (int i = 0; i < wanted.size(); i++) {
            String line = lines.get(at + i);
            boolean same = wanted.get(i).isBlank() ? line.isBlank() : line.equals(indentation + wanted.get(i));
            if (!same) {
                return false;
            }
        }
        return !wanted.isEmpty();
    }

    /// How much further the lines stand to the right than they were wanted.
    private static String indentation(List<String> lines, int at, List<String> wanted) {
        String line = lines.get(at);
        int shift = blanks(line) - (wanted.isEmpty() ? 0 : blanks(wanted.getFirst()));
        return " ".repeat(Math.max(0, shift));
    }

    private static int blanks(String line) {
        return line.length() - line.stripLeading().length();
    }
}
