package dev.offsetlab.lessons.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// The numbers in a tool's lines.
///
/// ```
///   strace    sendfile        27         0    0.000891          -> sendfile = 27
///   iostat    Device  tps  kB_read/s ... kB_read  kB_wrtn       -> kB_read = the sum over devices and seconds
///   sar       Average:  pgpgin/s  pgpgout/s ...                 -> pgpgin/s = 4711.2
///             Average:    4711.2        0.0
///   perf      1,234.56 msec task-clock                          -> task-clock = 1234.56
/// ```
final class ToolOutput {
    private ToolOutput() {}

    static Map<String, Double> numbers(Tool tool, List<String> lines) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        switch (tool) {
            case STRACE -> strace(lines, numbers::put);
            case IOSTAT -> iostat(lines, (name, value) -> numbers.merge(name, value, Double::sum));
            case SAR -> sar(lines, numbers::put);
            case PERF -> perf(lines, numbers::put);
        }
        return numbers;
    }

    private static List<String> words(String line) {
        return new ArrayList<>(List.of(line.strip().split("\\s+", -1)));
    }

    private static boolean isNumber(String word) {
        return word.matches("[0-9][0-9,]*([.][0-9]+)?");
    }

    private static double number(String word) {
        return Double.parseDouble(word.replace(",", ""));
    }

    private static void strace(List<String> lines, BiConsumer<String, Double> to) {
        for (String line : lines) {
            List<String> words = words(line);
            if (words.size() > 2
                    && words.get(0).matches("[a-z_0-9]+")
                    && isNumber(words.get(1))
                    && !words.get(0).equals("total")) {
                to.accept(words.get(0), number(words.get(1)));
            }
        }
    }

    private static void iostat(List<String> lines, BiConsumer<String, Double> to) {
        List<String> heads = List.of();
        for (String line : lines) {
            List<String> words = words(line);
            if (words.getFirst().startsWith("Device")) {
                heads = words;
            } else if (words.size() == heads.size()) {
                for (int i = 1; i < words.size(); i++) {
                    if (!heads.get(i).endsWith("/s") && isNumber(words.get(i))) {
                        to.accept(heads.get(i), number(words.get(i)));
                    }
                }
            }
        }
    }

    private static void sar(List<String> lines, BiConsumer<String, Double> to) {
        List<String> heads = List.of();
        for (String line : lines) {
            List<String> words = words(line);
            if (words.getFirst().equals("Average:") && words.size() > 1) {
                if (isNumber(words.get(1))) {
                    for (int i = 1; i < Math.min(words.size(), heads.size()); i++) {
                        to.accept(heads.get(i), number(words.get(i)));
                    }
                } else {
                    heads = words;
                }
            }
        }
    }

    private static void perf(List<String> lines, BiConsumer<String, Double> to) {
        for (String line : lines) {
            List<String> words = words(line);
            if (words.size() > 1 && isNumber(words.getFirst())) {
                boolean unit = words.get(1).equals("msec") && words.size() > 2;
                to.accept(words.get(unit ? 2 : 1), number(words.getFirst()));
            }
        }
    }
}
