package dev.offsetlab.visualizer.viewmodel;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The steps of a slider, evenly spaced on the screen whatever their values: each about twice the one before.
public record RaceScale(String title, String explanation, List<Integer> steps, IntFunction<String> text) {
    public static final RaceScale CONSUMERS = new RaceScale(
            "Consumers",
            "How many fetch at once, each over a connection of its own.",
            IntStream.rangeClosed(1, 16).boxed().toList(),
            Integer::toString);
    public static final RaceScale RECORD = new RaceScale(
            "Record size",
            "The log is filled anew. The broker's data path does not look into records.",
            List.of(100, 200, 300, 500, 1_000, 2_000, 3_000, 5_000, 10_000),
            RaceConditions::size);
    public static final RaceScale BATCH = new RaceScale(
            "Batch size",
            "The log is filled anew. What a producer sends at once is stored, found and sent at once.",
            powersOfTwo(2 << 10, 1 << 20),
            RaceConditions::size);
    public static final RaceScale BUFFER = new RaceScale(
            "Copy buffer",
            "Of heap and direct: what one read and one write move. Their own: 8 KiB and 64 KiB.",
            bufferSteps(),
            bytes -> bytes == 0 ? "default" : RaceConditions.size(bytes));

    public RaceScale {
        steps = List.copyOf(steps);
    }

    private static List<Integer> powersOfTwo(int from, int to) {
        return IntStream.iterate(from, bytes -> bytes <= to, bytes -> bytes * 2)
                .boxed()
                .toList();
    }

    private static List<Integer> bufferSteps() {
        return IntStream.concat(
                        IntStream.of(0), powersOfTwo(1 << 10, 1 << 20).stream().mapToInt(Integer::intValue))
                .boxed()
                .toList();
    }

    public int last() {
        return steps.size() - 1;
    }

    public int value(int step) {
        return steps.get(Math.clamp(step, 0, last()));
    }

    /// The step whose value is nearest, by proportion.
    public int nearest(int value) {
        int nearest = 0;
        for (int step = 1; step < steps.size(); step++) {
            if (distance(step, value) < distance(nearest, value)) {
                nearest = step;
            }
        }
        return nearest;
    }

    private double distance(int step, int value) {
        return Math.abs(Math.log1p(steps.get(step)) - Math.log1p(value));
    }

    public String textAt(int step) {
        return text.apply(value(step));
    }
}
