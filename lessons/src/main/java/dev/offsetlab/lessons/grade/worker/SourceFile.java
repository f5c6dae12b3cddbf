package dev.offsetlab.lessons.grade.worker;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;

/// A Java file as a text, whatever wrote it: with a byte order mark or without, with either line ending.
public final class SourceFile extends SimpleJavaFileObject {
    private static final String MARK = "\uFEFF";
    private static final long MOST_BYTES = 1 << 20;

    private final String fileName;
    private final String text;

    public SourceFile(String fileName, String text) {
        super(URI.create("lab:///" + fileName), Kind.SOURCE);
        this.fileName = fileName;
        this.text = text.startsWith(MARK) ? text.substring(1) : text;
    }

    /// The Java files of one folder, by name.
    ///
    /// @throws IOException also where a file is too large, or not written in UTF-8
    public static List<SourceFile> in(Path folder) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(SourceFile::isJava).sorted().toList()) {
                files.add(read(file));
            }
        }
        return files;
    }

    public static List<SourceFile> of(Map<String, String> texts) {
        return texts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> new SourceFile(file.getKey(), file.getValue()))
                .toList();
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java") && Files.isRegularFile(file);
    }

    private static SourceFile read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(name + " has " + Files.size(file) + " bytes; a source file has less than a million");
        }
        try {
            return new SourceFile(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (MalformedInputException other) {
            throw new IOException(name + " is not written in UTF-8: save it in that encoding", other);
        }
    }

    public String fileName() {
        return fileName;
    }

    public String text() {
        return text;
    }

    /// @param number from 1
    String line(long number) {
        return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
