package dev.offsetlab.lessons.catalog;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The folders of the course, wherever they are: below a name of the class path, in jars and on disk.
final class CourseFolders {
    private CourseFolders() {}

    /// What makes something of one folder `NN-name`. In a jar it exists only until this returns.
    interface Reader<T> {
        T read(Path folder) throws IOException;
    }

    /// One list for each place of the class path that has the name.
    static <T> List<List<T>> onClassPath(String name, Reader<T> reader) throws IOException {
        List<List<T>> all = new ArrayList<>();
        for (URL root : CourseFolders.class.getClassLoader().resources(name).toList()) {
            all.add(below(root, reader));
        }
        return all;
    }

    /// Every folder in `root`, by name.
    static <T> List<T> in(Path root, Reader<T> reader) throws IOException {
        List<T> read = new ArrayList<>();
        try (Stream<Path> entries = Files.list(root)) {
            for (Path folder : entries.filter(Files::isDirectory).sorted().toList()) {
                read.add(reader.read(folder));
            }
        }
        return read;
    }

    private static <T> List<T> below(URL root, Reader<T> reader) throws IOException {
        try {
            if (root.openConnection() instanceof JarURLConnection jar) {
                URI file = jar.getJarFileURL().toURI();
                try (FileSystem inside = FileSystems.newFileSystem(Path.of(file))) {
                    return in(inside.getPath(jar.getEntryName()), reader);
                }
            }
            return in(Path.of(root.toURI()), reader);
        } catch (URISyntaxException wrong) {
            throw new IOException("the course cannot be read from " + root, wrong);
        }
    }
}
