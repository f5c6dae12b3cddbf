package dev.offsetlab.visualizer.view.batch;

import java.util.OptionalInt;

/// Where each byte stands, in characters of one width.
///
/// ```
///   column  0         10                       35                       60
///           00000040  6b 02 76 00 1e 00 02 02  06 6b 65 79 08 76 61 6c  k.v......key.val
/// ```
///
/// @param count bytes there are
record HexGrid(int count, int bytesInRow, double charWidth, double rowHeight) {
    static final int WIDE = 16;
    static final int NARROW = 8;

    private static final int HEX_COLUMN = 10;
    private static final int CHARS_PER_BYTE = 3;

    /// Bytes after which there is a wider gap.
    private static final int GROUP = 8;

    /// Characters that a row takes.
    static int columns(int bytesInRow) {
        return textColumn(bytesInRow) + bytesInRow + 1;
    }

    private static int textColumn(int bytesInRow) {
        return HEX_COLUMN + bytesInRow * CHARS_PER_BYTE + (bytesInRow - 1) / GROUP + 1;
    }

    int rows() {
        return (count + bytesInRow - 1) / bytesInRow;
    }

    int rowOf(int at) {
        return at / bytesInRow;
    }

    double hexX(int at) {
        int inRow = at % bytesInRow;
        return (HEX_COLUMN + inRow * CHARS_PER_BYTE + inRow / GROUP) * charWidth;
    }

    double textX(int at) {
        return (textColumn(bytesInRow) + at % bytesInRow) * charWidth;
    }

    /// The byte whose digits or character are at `x`; empty between the columns and behind the end.
    OptionalInt byteAt(int row, double x) {
        for (int at = row * bytesInRow; at < Math.min(count, (row + 1) * bytesInRow); at++) {
            double half = charWidth / 2;
            boolean hex = x >= hexX(at) - half && x < hexX(at) + 2 * charWidth + half;
            boolean text = x >= textX(at) && x < textX(at) + charWidth;
            if (hex || text) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }
}
