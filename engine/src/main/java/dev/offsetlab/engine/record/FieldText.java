package dev.offsetlab.engine.record;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/// Values as people read them, never longer than a line.
final class FieldText {
    private static final int MOST_CHARS = 96;
    private static final int MOST_HEX = 24;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private FieldText() {}

    static String hex(int value) {
        return "0x%08x".formatted(value);
    }

    /// Milliseconds since 1970, and when that was.
    static String time(long timestampMs) {
        if (timestampMs < 0) {
            return timestampMs + " (none)";
        }
        try {
            return timestampMs + " (" + TIME.format(Instant.ofEpochMilli(timestampMs)) + ")";
        } catch (DateTimeException beyondCalendar) {
            return Long.toString(timestampMs);
        }
    }

    /// Text where the bytes are text, else their first ones in hex.
    static String bytes(ByteBuffer bytes) {
        if (!bytes.hasRemaining()) {
            return "(empty)";
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(head(bytes, MOST_CHARS * 4));
            if (isText(text)) {
                return text.length() <= MOST_CHARS && bytes.remaining() <= MOST_CHARS * 4
                        ? text.toString()
                        : text.subSequence(0, Math.min(MOST_CHARS, text.length())) + " ...";
            }
        } catch (CharacterCodingException _) {
            // binary: told in hex below
        }
        byte[] first = new byte[Math.min(MOST_HEX, bytes.remaining())];
        bytes.duplicate().get(first);
        return HEX.formatHex(first) + (first.length < bytes.remaining() ? " ..." : "");
    }

    /// At most `most` bytes, cut in front of a character and not inside of one.
    private static ByteBuffer head(ByteBuffer bytes, int most) {
        ByteBuffer head = bytes.duplicate();
        if (head.remaining() > most) {
            int end = head.position() + most;
            while (end > head.position() + most - 4 && (head.get(end) & 0xC0) == 0x80) {
                end--;
            }
            head.limit(end);
        }
        return head;
    }

    private static boolean isText(CharBuffer text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }
}
