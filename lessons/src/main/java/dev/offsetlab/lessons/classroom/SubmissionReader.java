package dev.offsetlab.lessons.classroom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads the Java sources of one submission into memory, whatever else is in it.
///
/// A submission comes from anybody: links are not followed, sizes are believed only after reading, paths are never
/// used to write to, and bounds hold for the number of files and for all bytes together.
final class SubmissionReader {
    static final int MOST_ENTRIES = 20_000;
    static final int MOST_FILE_BYTES = 1 << 20;
    static final int MOST_BYTES = 16 << 20;
    private static final String JAVA = ".java";

    private final List<SubmissionFile> files = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Instant newest = Instant.EPOCH;
    private int entries;
    private int bytes;

    /// What was read.
    ///
    /// @param newest  last change of any file; of a zip that of the zip itself
    /// @param remarks what the instructor should know, a line each
    record Content(List<SubmissionFile> files, Instant newest, List<String> remarks) {}

    /// @throws IOException with one clear line: it cannot be read, or is too large
    static Content read(Submission submission) throws IOException {
        SubmissionReader reader = new SubmissionReader();
        if (Files.isDirectory(submission.source())) {
            reader.readFolder(submission.source());
        } else {
            reader.readZip(submission.source());
        }
        return new Content(reader.files, reader.newest, reader.remarks);
    }

    private void readFolder(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (attributes.isRegularFile() && counts(path)) {
                    Instant changed = attributes.lastModifiedTime().toInstant();
                    newest = changed.isAfter(newest) ? changed : newest;
                    try (InputStream in = Files.newInputStream(file)) {
                        take(path, in);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                remarks.add("cannot be read: " + folder.relativize(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void readZip(Path zip) throws IOException {
        newest = Files.getLastModifiedTime(zip).toInstant();
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> all = opened.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                String path = entry.getName().replace('\\', '/');
                if (!entry.isDirectory() && counts(path)) {
                    try (InputStream in = opened.getInputStream(entry)) {
                        take(path, in);
                    }
                }
            }
        }
    }

    /// A source file? What macOS adds to a zip (`__MACOSX/`, `._Name.java`) is none.
    private boolean counts(String path) throws IOException {
        entries++;
        if (entries > MOST_ENTRIES) {
            throw new IOException("more than " + MOST_ENTRIES + " files: hand in the folder exercises alone");
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(JAVA) && !name.startsWith(".") && !path.startsWith("__MACOSX/");
    }

    private void take(String path, InputStream in) throws IOException {
        byte[] content = in.readNBytes(MOST_FILE_BYTES + 1);
        if (content.length > MOST_FILE_BYTES) {
            remarks.add("left out, larger than " + (MOST_FILE_BYTES >> 20) + " MiB: " + path);
            return;
        }
        bytes += content.length;
        if (bytes > MOST_BYTES) {
            throw new IOException(
                    "more than " + (MOST_BYTES >> 20) + " MiB of source: hand in the folder exercises alone");
        }
        files.add(SubmissionFile.of(path, content));
    }
}
