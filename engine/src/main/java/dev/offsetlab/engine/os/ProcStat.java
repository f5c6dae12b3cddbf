package dev.offsetlab.engine.os;

/// One line of `/proc/PID/stat`, or of a single thread's `/proc/PID/task/TID/stat`.
///
/// ```
///   4242 (broker-io-0) S 1 ... 1200 0 3 0 250 120 ... 57600 ...
///   1     2            3       10     12  14  15      24
///                              |      |   |   |       pages in memory
///                              |      |   |   system CPU in ticks of 10 ms
///                              |      |   user CPU in ticks
///                              |      major faults: the page came from disk
///                              minor faults: it was in memory already
/// ```
///
/// The name may hold blanks and brackets, so fields are counted from the *last* closing bracket.
record ProcStat(String name, long minorFaults, long majorFaults, long userNs, long systemNs, long residentPages) {
    /// Linux reports ticks of 1/100 s to programs, on every processor that Java runs on.
    private static final long TICK_NS = 10_000_000;

    private static final int FIRST_FIELD = 3;

    static ProcStat parse(String line) {
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("a stat line has its name in brackets: " + line);
        }
        String[] fields = line.substring(close + 1).trim().split(" ", -1);
        return new ProcStat(
                line.substring(open + 1, close),
                field(fields, 10),
                field(fields, 12),
                field(fields, 14) * TICK_NS,
                field(fields, 15) * TICK_NS,
                field(fields, 24));
    }

    private static long field(String[] fields, int number) {
        return Long.parseLong(fields[number - FIRST_FIELD]);
    }
}
