package dev.offsetlab.lessons.desk;

import java.util.List;
import java.util.Optional;

/// Two paths at several sizes of one thing: where is the crossover?
///
/// @param varied what was varied: `buffer bytes`, `fetch bytes` or `batch bytes`
public record Sweep(String varied, String first, String second, List<Point> points) {
    /// @param first  the first path at this size
    /// @param second the second path at this size
    public record Point(int size, Measured first, Measured second) {
        boolean firstIsCheaper() {
            return first.cpuMillisPerGigabyte() < second.cpuMillisPerGigabyte();
        }
    }

    /// The first size from which on the cheaper path is another one than at the size before; empty where one
    /// path is the cheaper one at all sizes. One run of each: near the crossover it may lie elsewhere next
    /// time.
    public Optional<Integer> crossover() {
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).firstIsCheaper() != points.get(i - 1).firstIsCheaper()) {
                return Optional.of(points.get(i).size());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        Table table = new Table(varied, first + " ms/GB", second + " ms/GB", first + " GB/s", second + " GB/s");
        for (Point point : points) {
            table.row(
                    Text.count(point.size),
                    Text.number(point.first.cpuMillisPerGigabyte()),
                    Text.number(point.second.cpuMillisPerGigabyte()),
                    Text.number(point.first.gigabytesPerSecond()),
                    Text.number(point.second.gigabytesPerSecond()));
        }
        String cross = crossover()
                .map(size -> "the cheaper path changes at " + Text.count(size))
                .orElse("one path is the cheaper one at all sizes");
        return table + "\nms/GB is the broker's CPU; one run each\n" + cross;
    }
}
