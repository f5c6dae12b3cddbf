package dev.offsetlab.engine.workload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// All counters of a broker at one moment, and how they travel from its process to ours: one line of `name=number`.
///
/// ```
///   sample cpuUserNs=1230000000 cpuSystemNs=4560000000 gcCount=2 ... path.splice.systemCalls=880 ...
/// ```
///
/// The difference of two ([#minus]) belongs to what ran between them. Names carry their units.
public record BrokerSample(Map<String, Long> counters) {
    /// Exact to the nanosecond.
    public static final String CPU_NS = "cpuNs";
    /// By the kernel's tick of 10 ms, as [#CPU_SYSTEM_NS].
    public static final String CPU_USER_NS = "cpuUserNs";
    public static final String CPU_SYSTEM_NS = "cpuSystemNs";
    public static final String MINOR_FAULTS = "minorFaults";
    public static final String MAJOR_FAULTS = "majorFaults";
    public static final String VOLUNTARY_SWITCHES = "voluntarySwitches";
    public static final String INVOLUNTARY_SWITCHES = "involuntarySwitches";
    public static final String RESIDENT_BYTES = "residentBytes";
    public static final String GC_COUNT = "gcCount";
    public static final String GC_MS = "gcMs";
    public static final String ALLOCATED_BYTES = "allocatedBytes";
    public static final String IO_THREADS_CPU_NS = "ioThreadsCpuNs";
    private static final String PREFIX = "sample ";

    public BrokerSample {
        counters = new TreeMap<>(counters);
    }

    /// A counter of one data path: `systemCalls`, `sentBytes`, `userBytes`, ...
    public static String ofPath(String path, String counter) {
        return "path." + path + "." + counter;
    }

    /// 0 where this broker does not count it.
    public long value(String name) {
        return counters.getOrDefault(name, 0L);
    }

    public boolean has(String name) {
        return counters.containsKey(name);
    }

    /// Amounts since `earlier`; the resident memory stays what it is now.
    public BrokerSample minus(BrokerSample earlier) {
        Map<String, Long> difference = new LinkedHashMap<>();
        counters.forEach((name, value) ->
                difference.put(name, name.equals(RESIDENT_BYTES) ? value : value - earlier.value(name)));
        return new BrokerSample(difference);
    }

    public String line() {
        StringJoiner line = new StringJoiner(" ", PREFIX, "");
        counters.forEach((name, value) -> line.add(name + "=" + value));
        return line.toString();
    }

    /// @throws IllegalArgumentException where `line` is not what [#line] makes
    public static BrokerSample parse(String line) {
        if (!line.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not a sample: " + line);
        }
        Map<String, Long> counters = new LinkedHashMap<>();
        for (String pair : line.substring(PREFIX.length()).split(" ", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("not name=number: " + pair);
            }
            counters.put(pair.substring(0, equals), Long.valueOf(pair.substring(equals + 1)));
        }
        return new BrokerSample(counters);
    }
}
