package dev.offsetlab.lessons.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/// What a cell prints: the beginning and the end are kept, what is too much between them is counted and dropped.
///
/// ```
/// | head | ... dropped ... | tail |
/// ```
///
/// Printing never waits and never takes more memory than that. Any thread.
final class CellOutput {
    private final Charset charset;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] tail;
    private long tailWritten;

    /// @param keptBytes so much of the beginning, and so much of the end
    CellOutput(int keptBytes, Charset charset) {
        this.charset = charset;
        tail = new byte[keptBytes];
    }

    synchronized void write(byte[] bytes, int from, int length) {
        int forHead = Math.min(length, tail.length - head.size());
        head.write(bytes, from, forHead);
        int rest = length - forHead;
        int skipped = Math.max(0, rest - tail.length);
        tailWritten += skipped;
        int next = from + forHead + skipped;
        while (next < from + length) {
            int at = (int) (tailWritten % tail.length);
            int chunk = Math.min(from + length - next, tail.length - at);
            System.arraycopy(bytes, next, tail, at, chunk);
            tailWritten += chunk;
            next += chunk;
        }
    }

    /// All that was printed since the last call, with a line in the middle where something is missing.
    synchronized String take() {
        String text = tailWritten <= tail.length
                ? whole()
                : wholeLines(head.toString(charset)) + note() + lastLines(lastBytes());
        head.reset();
        tailWritten = 0;
        return text;
    }

    private String whole() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toByteArray());
        all.write(tail, 0, (int) tailWritten);
        return all.toString(charset);
    }

    private String note() {
        return "... about " + (tailWritten - tail.length) / 1024 + " KiB of output are left out here ...\n";
    }

    private String lastBytes() {
        int at = (int) (tailWritten % tail.length);
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        last.write(tail, at, tail.length - at);
        last.write(tail, 0, at);
        return last.toString(charset);
    }

    private static String wholeLines(String text) {
        int end = text.lastIndexOf('\n');
        return end < 0 ? text + "\n" : text.substring(0, end + 1);
    }

    private static String lastLines(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }
}
