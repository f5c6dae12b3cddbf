package dev.offsetlab.lessons.grade;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines of a stream that nobody can be trusted with: of one that is too long only the start is kept.
final class BoundedLines {
    private final Reader reader;
    private final int most;

    BoundedLines(Reader reader, int most) {
        this.reader = reader;
        this.most = most;
    }

    /// Null at the end.
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int read = reader.read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            if (line.length() < most) {
                line.append((char) read);
            }
            read = reader.read();
        }
        return line.toString();
    }
}
