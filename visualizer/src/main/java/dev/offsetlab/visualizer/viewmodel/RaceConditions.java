package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.visualizer.load.LoadPlan.RaceLoad;
import dev.offsetlab.visualizer.report.Figures;
import java.util.ArrayList;
import java.util.List;

/// All but the path that a figure depends on: figures of equal conditions may be compared.
///
/// @param bufferBytes of the copying paths; 0 for each path's own default
/// @param cold        the page cache is kept empty of the log
/// @param loadState   what the load generator says it does; empty where none runs
record RaceConditions(RaceLoad load, int bufferBytes, boolean cold, String loadState) {

    /// What is different here, in a few words; empty where nothing is.
    List<String> differencesFrom(RaceConditions other) {
        List<String> found = new ArrayList<>();
        if (load.readers() != other.load.readers()) {
            found.add(consumers(other.load.readers()));
        }
        if (load.mode() != other.load.mode()) {
            found.add(other.load.mode() == ReadMode.COPY ? "consumers that copy" : "consumers that discard");
        }
        if (load.recordBytes() != other.load.recordBytes()) {
            found.add(size(other.load.recordBytes()) + " records");
        }
        if (load.batchBytes() != other.load.batchBytes()) {
            found.add(size(other.load.batchBytes()) + " batches");
        }
        if (bufferBytes != other.bufferBytes) {
            found.add(other.bufferBytes == 0 ? "the path's own buffer" : "a buffer of " + size(other.bufferBytes));
        }
        if (cold != other.cold) {
            found.add(other.cold ? "an evicted page cache" : "a warm page cache");
        }
        return found;
    }

    String describe() {
        return consumers(load.readers()) + (load.mode() == ReadMode.COPY ? " copy, " : " discard, ")
                + size(load.recordBytes()) + " records in "
                + size(load.batchBytes()) + " batches, page cache " + (cold ? "evicted" : "warm");
    }

    private static String consumers(int readers) {
        return readers == 1 ? "1 consumer" : readers + " consumers";
    }

    /// `300 B`, `128 kB`: sizes of the sliders are powers of two of 1,024, which their values show as kB.
    static String size(int bytes) {
        return bytes >= 1 << 20 && bytes % (1 << 20) == 0
                ? (bytes >> 20) + " MiB"
                : bytes >= 1 << 10 && bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : Figures.bytes(bytes);
    }
}
