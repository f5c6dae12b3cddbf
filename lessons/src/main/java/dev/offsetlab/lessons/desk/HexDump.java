package dev.offsetlab.lessons.desk;

import java.util.HexFormat;

/// Bytes of a segment's file, 16 a line: position, hex, text.
///
/// @param position of the first byte in the file
/// @param hex      two digits a byte
public record HexDump(String file, long position, String hex) {
    private static final int PER_LINE = 16;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /// The bytes themselves.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        byte[] bytes = bytes();
        StringBuilder text = new StringBuilder(file).append(", from ").append(position);
        for (int at = 0; at < bytes.length; at += PER_LINE) {
            int end = Math.min(at + PER_LINE, bytes.length);
            text.append(String.format("%n%10d  %-47s  ", position + at, HEX.formatHex(bytes, at, end)));
            for (int i = at; i < end; i++) {
                text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
        }
        return text.toString();
    }
}
