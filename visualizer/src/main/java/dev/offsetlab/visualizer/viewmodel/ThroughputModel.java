package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.viewmodel.RaceHistory.Run;
import java.util.ArrayList;
import java.util.List;

/// What goes through a cluster that is looked at from outside: records written, records read, bytes on disk,
/// a second.
///
/// Each rate is of the last few seconds ([Flow]), from one growth of the total to another:
///
/// ```
///   looks       1    2    3    4    5    6    7    8    about one a second; of a silent cluster none
///   committed   0    0   50   50   50   50  100  100    a client commits every fourth second
///   read                 |--------- 50 ------|          12.5 a second
/// ```
public final class ThroughputModel {
    private static final double NANOS = 1e9;
    private static final double LONGEST_SECONDS = 30;

    private final LabModel lab;
    private final ThroughputTotals totals = new ThroughputTotals();
    private final List<Look> looks = new ArrayList<>();
    private long seenNs = Long.MIN_VALUE;

    /// What is counted, and over how long.
    public enum Flow {
        WRITTEN(3),
        /// As commits tell it, and those come in bursts: clients commit every five seconds.
        READ(10),
        /// On disk. The sizes of a large cluster are asked in one round out of ten.
        BYTES(LONGEST_SECONDS);

        private final double seconds;

        Flow(double seconds) {
            this.seconds = seconds;
        }
    }

    private record Look(long atNs, long written, long read, long bytes) {
        long total(Flow flow) {
            return switch (flow) {
                case WRITTEN -> written;
                case READ -> read;
                case BYTES -> bytes;
            };
        }

        double secondsSince(Look earlier) {
            return (atNs - earlier.atNs) / NANOS;
        }
    }

    public ThroughputModel(LabModel lab) {
        this.lab = lab;
        lab.onSample(this::accept);
    }

    /// A source that shows its last result again tells nothing new.
    private void accept(LabSample sample) {
        if (sample.atNs() != seenNs && sample.broker().isRunning()) {
            seenNs = sample.atNs();
            totals.look(sample);
            Look now = new Look(seenNs, totals.writtenRecords(), totals.readRecords(), totals.writtenBytes());
            looks.add(now);
            looks.removeIf(look -> now.secondsSince(look) > RaceHistory.WINDOW_SECONDS + LONGEST_SECONDS);
        }
    }

    /// In records, or bytes, a second; NaN where it cannot be told, or not yet.
    public double now(Flow flow) {
        boolean told = flow != Flow.BYTES || totals.bytesKnown();
        return told ? rate(flow, looks.size() - 1) : Double.NaN;
    }

    /// The last minute of a flow, for drawing.
    public Run line(Flow flow) {
        int from = 0;
        while (from < looks.size() && ago(from) > RaceHistory.WINDOW_SECONDS) {
            from++;
        }
        double[] secondsAgo = new double[looks.size() - from];
        double[] values = new double[secondsAgo.length];
        for (int i = 0; i < values.length; i++) {
            secondsAgo[i] = ago(from + i);
            values[i] = rate(flow, from + i);
        }
        return new Run("", secondsAgo, values);
    }

    private double ago(int look) {
        return looks.getLast().secondsSince(looks.get(look));
    }

    /// NaN for the first look, and for the first after a long silence. From growth to growth, so that what
    /// comes in bursts makes a calm line.
    private double rate(Flow flow, int look) {
        if (look <= 0 || looks.get(look).secondsSince(looks.get(look - 1)) > LONGEST_SECONDS) {
            return Double.NaN;
        }
        int end = look;
        while (!grew(flow, end)) {
            end--;
            if (end == 0 || !within(flow, end, look)) {
                return 0;
            }
        }
        Look now = looks.get(end);
        Look then = looks.get(base(flow, end));
        return (now.total(flow) - then.total(flow)) / now.secondsSince(then);
    }

    /// The oldest growth within the flow's time before `end`; where there is none, the oldest look.
    private int base(Flow flow, int end) {
        int look = end - 1;
        int growth = look > 0 && grew(flow, look) ? look : -1;
        while (look > 0 && within(flow, look - 1, end)) {
            look--;
            growth = look > 0 && grew(flow, look) ? look : growth;
        }
        return growth < 0 ? look : growth;
    }

    private boolean grew(Flow flow, int look) {
        return looks.get(look).total(flow) > looks.get(look - 1).total(flow);
    }

    private boolean within(Flow flow, int earlier, int later) {
        return looks.get(later).secondsSince(looks.get(earlier)) <= flow.seconds;
    }

    /// The newest state in words.
    public ThroughputAnswer answer() {
        LabSample sample = lab.sampleProperty().get();
        BrokerView broker = lab.brokerProperty().get();
        return looks.isEmpty()
                ? ThroughputAnswer.of(broker)
                : ThroughputAnswer.of(sample, now(Flow.WRITTEN), now(Flow.READ), now(Flow.BYTES));
    }
}
