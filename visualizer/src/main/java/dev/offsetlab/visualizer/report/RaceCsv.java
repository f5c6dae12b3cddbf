package dev.offsetlab.visualizer.report;

import dev.offsetlab.engine.workload.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A race for a spreadsheet: a row for each trial in the order in which they ran, under a line of names with units.
///
/// ```
///   order,round,path,kind,bytes,fetches,wall_ms,throughput_GB_per_s,cpu_s_per_GB,...
///   0,1,heap,LARGE,268435456,256,61.2,4.386,0.3251,...
/// ```
///
/// 1 GB is 10^9 bytes. Decimals have a point, whatever the machine's language.
public final class RaceCsv {
    private static final Map<String, Function<Trial, Object>> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("order", Trial::order);
        COLUMNS.put("round", Trial::round);
        COLUMNS.put("path", Trial::path);
        COLUMNS.put("kind", Trial::kind);
        COLUMNS.put("bytes", trial -> trial.read().bytes());
        COLUMNS.put("fetches", trial -> trial.read().fetches());
        COLUMNS.put("wall_ms", trial -> trial.read().wallNs() / 1e6);
        COLUMNS.put("throughput_GB_per_s", Trial::gigabytesPerSecond);
        COLUMNS.put("cpu_s_per_GB", Trial::cpuSecondsPerGigabyte);
        COLUMNS.put("cpu_user_s_per_GB", Trial::userSecondsPerGigabyte);
        COLUMNS.put("cpu_system_s_per_GB", Trial::systemSecondsPerGigabyte);
        COLUMNS.put("cpu_us_per_fetch", Trial::cpuMicrosPerFetch);
        COLUMNS.put("system_calls_per_MB", Trial::systemCallsPerMegabyte);
        COLUMNS.put("user_bytes_per_byte", Trial::userBytesPerByte);
        COLUMNS.put("allocated_bytes_per_MB", Trial::allocatedBytesPerMegabyte);
        COLUMNS.put("context_switches_per_s", Trial::switchesPerSecond);
    }

    private RaceCsv() {}

    public static void write(RaceResult race, Path file) throws IOException {
        Files.writeString(file, of(race));
    }

    static String of(RaceResult race) {
        String rows = race.trials().stream().map(RaceCsv::row).collect(Collectors.joining());
        return String.join(",", COLUMNS.keySet()) + "\n" + rows;
    }

    private static String row(Trial trial) {
        return COLUMNS.values().stream()
                        .map(column -> cell(column.apply(trial)))
                        .collect(Collectors.joining(","))
                + "\n";
    }

    /// Names are those of paths and kinds: letters, digits and '-', nothing that wants quotes.
    private static String cell(Object value) {
        return value instanceof Double figure ? String.format(Locale.ROOT, "%.6g", figure) : String.valueOf(value);
    }
}
