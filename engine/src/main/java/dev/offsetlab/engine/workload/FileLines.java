package dev.offsetlab.engine.workload;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A file's lines as records, byte for byte (any encoding, binary too), from the start again after the last one.
///
/// A line longer than `maxBytes` becomes several records: nothing of the file is lost and [#describe] says so.
public final class FileLines implements RecordSource, AutoCloseable {
    private final Path file;
    private final int maxBytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private InputStream in;
    private long cuts;
    private long rounds;

    private FileLines(Path file, int maxBytes) throws IOException {
        this.file = file;
        this.maxBytes = maxBytes;
        this.in = open();
    }

    /// @throws IOException with one clear line: missing, a folder, empty, unreadable
    public static FileLines open(Path file, int maxBytes) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("no such file: " + file);
        }
        if (Files.isDirectory(file)) {
            throw new IOException("is a folder, a file of lines is needed: " + file);
        }
        if (!Files.isReadable(file)) {
            throw new IOException("may not be read: " + file);
        }
        if (!hasLine(file)) {
            throw new IOException("holds no line with a byte in it: " + file);
        }
        return new FileLines(file, maxBytes);
    }

    @Override
    public SourceRecord next() {
        try {
            byte[] next = readLine();
            while (next.length == 0) {
                next = readLine();
            }
            return new SourceRecord(null, next);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot go on reading " + file + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public String describe() {
        String text = "lines of " + file.getFileName();
        if (rounds > 0) {
            text += ", sent " + (rounds + 1) + " times over";
        }
        if (cuts > 0) {
            text += ", " + cuts + " cuts in lines longer than " + maxBytes + " B";
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// The next line without its end, empty for an empty one; starts again at the end of the file.
    private byte[] readLine() throws IOException {
        line.reset();
        while (true) {
            int next = in.read();
            if (next < 0) {
                startAgain();
                break;
            }
            if (next == '\n') {
                break;
            }
            line.write(next);
            if (line.size() == maxBytes) {
                cuts++;
                break;
            }
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private void startAgain() throws IOException {
        in.close();
        in = open();
        rounds++;
    }

    private InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private static boolean hasLine(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n' && next != '\r') {
                    return true;
                }
            }
            return false;
        }
    }
}
