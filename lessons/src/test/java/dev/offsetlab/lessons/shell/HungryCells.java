package dev.offsetlab.lessons.shell;

import java.util.List;

/// A JVM of its own for cells that eat its memory. Tells the outcome of each, and of the cell after it, in a line.
final class HungryCells {
    static final List<String> CELLS = List.of(
            "var kept = new ArrayList<byte[]>(); while (true) kept.add(new byte[10_000]);",
            "var big = new ArrayList<byte[]>(); while (true) big.add(new byte[100_000_000]);",
            "var numbers = new ArrayList<Long>(); for (long i = 0; ; i++) numbers.add(i);",
            "var arrays = Stream.generate(() -> new byte[1_000_000]).toList();",
            """
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 4; i++) threads.add(Thread.ofPlatform().start(() -> {
                var mine = new ArrayList<long[]>();
                while (true) mine.add(new long[500]);
            }));
            for (var thread : threads) thread.join();
            """,
            "String text = \"x\"; while (true) text += text;");

    private HungryCells() {}

    public static void main(String[] none) {
        try (LabShell shell = LabShell.open(ShellPrelude.plain(), _ -> {})) {
            for (String cell : CELLS) {
                CellResult result = shell.run(cell);
                CellResult next = shell.run("6 * 7");
                System.out.println(result.outcome() + "|"
                        + result.problems().stream()
                                .map(CellResult.Problem::says)
                                .toList()
                        + "|" + next.value());
            }
        }
    }
}
