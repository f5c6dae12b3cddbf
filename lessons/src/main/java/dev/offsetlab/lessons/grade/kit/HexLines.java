package dev.offsetlab.lessons.grade.kit;

import dev.offsetlab.lessons.grade.kit.Evidence.Bytes;
import java.util.HexFormat;
import java.util.StringJoiner;

/// A hex dump of sixteen bytes a line, with carets below the wrong ones.
///
/// ```
///   the batch header
///     0000  00 00 00 00 00 00 00 2a  00 00 01 1c 00 00 00 00
///                                ^^
/// ```
public final class HexLines {
    private static final int LINE_BYTES = 16;

    private HexLines() {}

    public static String of(Bytes bytes) {
        byte[] shown = HexFormat.of().parseHex(bytes.hex());
        StringJoiner lines = new StringJoiner("\n");
        lines.add("  " + bytes.of());
        for (int at = 0; at < shown.length; at += LINE_BYTES) {
            StringBuilder hex = new StringBuilder(String.format("    %04x ", bytes.from() + at));
            StringBuilder carets = new StringBuilder(" ".repeat(hex.length()));
            for (int i = at; i < Math.min(at + LINE_BYTES, shown.length); i++) {
                String gap = i - at == LINE_BYTES / 2 ? "  " : " ";
                int position = bytes.from() + i;
                boolean wrong = position >= bytes.wrongAt() && position < bytes.wrongEnd();
                hex.append(gap).append(String.format("%02x", shown[i]));
                carets.append(gap).append(wrong ? "^^" : "  ");
            }
            lines.add(hex);
            if (!carets.toString().isBlank()) {
                lines.add(carets.toString().stripTrailing());
            }
        }
        return lines.toString();
    }
}
