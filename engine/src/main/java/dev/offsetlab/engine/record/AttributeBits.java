package dev.offsetlab.engine.record;

import java.util.ArrayList;
import java.util.List;

/// A batch's attributes, bit by bit. See the table in [BatchLayout].
final class AttributeBits {
    private static final List<String> CODECS = List.of("none", "gzip", "snappy", "lz4", "zstd");
    private static final int UNUSED = ~0x7f & 0xffff;

    private AttributeBits() {}

    static String summary(short bits) {
        List<String> parts = new ArrayList<>(List.of("codec " + codec(bits)));
        if (has(bits, BatchLayout.LOG_APPEND_TIME)) {
            parts.add("append time");
        }
        if (has(bits, BatchLayout.TRANSACTIONAL)) {
            parts.add("transactional");
        }
        if (has(bits, BatchLayout.CONTROL)) {
            parts.add("control");
        }
        if (has(bits, BatchLayout.DELETE_HORIZON)) {
            parts.add("delete horizon");
        }
        return "0x%04x: ".formatted(bits & 0xffff) + String.join(", ", parts);
    }

    static List<BatchField> fields(short bits) {
        return List.of(
                BatchField.within(
                        "bits 0-2, codec",
                        (bits & BatchLayout.CODEC_MASK) + ": " + codec(bits),
                        "How the records are compressed: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd."),
                bit(3, bits, "append time", "0: timestamps are the producer's. 1: the broker's, when it appended."),
                bit(4, bits, "transactional", "1: part of a transaction."),
                bit(5, bits, "control", "1: a broker wrote it to end a transaction; clients pass it over."),
                bit(6, bits, "delete horizon", "1: the base timestamp is when compaction may drop the tombstones."),
                BatchField.within("bits 7-15", "%d".formatted((bits & UNUSED) >>> 7), "Not used: 0."));
    }

    private static BatchField bit(int bit, short bits, String name, String meaning) {
        return BatchField.within("bit " + bit + ", " + name, has(bits, 1 << bit) ? "1" : "0", meaning);
    }

    private static boolean has(short bits, int mask) {
        return (bits & mask) != 0;
    }

    private static String codec(short bits) {
        int codec = bits & BatchLayout.CODEC_MASK;
        return codec < CODECS.size() ? CODECS.get(codec) : "unknown (" + codec + ")";
    }
}
