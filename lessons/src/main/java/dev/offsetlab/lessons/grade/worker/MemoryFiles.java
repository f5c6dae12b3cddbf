package dev.offsetlab.lessons.grade.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/// Compiled classes in memory, and those of an earlier compilation on the class path of this one.
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> known;
    private final Map<String, Output> written = new LinkedHashMap<>();

    /// @param known classes by their binary names
    MemoryFiles(JavaFileManager files, Map<String, byte[]> known) {
        super(files);
        this.known = known;
    }

    /// What was compiled, by binary name.
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        written.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
        return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return written.computeIfAbsent(className, Output::new);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        Iterable<JavaFileObject> there = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
            return there;
        }
        List<JavaFileObject> all = new ArrayList<>();
        there.forEach(all::add);
        known.forEach((name, bytes) -> {
            if (name.substring(0, name.lastIndexOf('.')).equals(packageName)) {
                all.add(new Known(name, bytes));
            }
        });
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof Known mine ? mine.binaryName : super.inferBinaryName(location, file);
    }

    /// The file manager behind is kept for the next compilation.
    @Override
    public void close() {}

    private static URI uri(String binaryName) {
        return URI.create("lab:///" + binaryName.replace('.', '/') + ".class");
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String binaryName) {
            super(uri(binaryName), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class Known extends SimpleJavaFileObject {
        private final String binaryName;
        private final byte[] bytes;

        Known(String binaryName, byte[] bytes) {
            super(uri(binaryName), Kind.CLASS);
            this.binaryName = binaryName;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
