package dev.offsetlab.engine.log;

import java.nio.file.Path;
import java.util.OptionalLong;

/// A segment's files bear its base offset in 20 digits, so that their names sort as their offsets do:
///
/// ```
///   00000000000000001500.log         record batches
///   00000000000000001500.index       offset -> position
///   00000000000000001500.timeindex   timestamp -> offset
///   00000000000000001500.txnindex    aborted transactions, of logs that came from a cluster: kept, not read
/// ```
final class SegmentName {
    static final String LOG = ".log";
    static final String OFFSET_INDEX = ".index";
    static final String TIME_INDEX = ".timeindex";
    static final String TRANSACTION_INDEX = ".txnindex";

    /// Renamed for removal; whatever bears it when a log opens is leftover.
    static final String DELETED = ".deleted";

    private static final int DIGITS = 20;

    private SegmentName() {}

    static String of(long baseOffset, String suffix) {
        String digits = Long.toString(baseOffset);
        return "0".repeat(DIGITS - digits.length()) + digits + suffix;
    }

    static Path in(Path folder, long baseOffset, String suffix) {
        return folder.resolve(of(baseOffset, suffix));
    }

    /// Empty where `fileName` is not 20 digits and then `suffix`.
    static OptionalLong baseOffset(String fileName, String suffix) {
        if (fileName.length() != DIGITS + suffix.length() || !fileName.endsWith(suffix)) {
            return OptionalLong.empty();
        }
        String digits = fileName.substring(0, DIGITS);
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
