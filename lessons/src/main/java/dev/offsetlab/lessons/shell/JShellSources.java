package dev.offsetlab.lessons.shell;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Shows the documentation of the lab's classes in the JDK's own jshell, behind the Tab key.
///
/// JShell reads documentation from sources, and looks for them in the JDK's `src.zip` alone: there is no option for
/// others, only a field that its own tests set. The JVM has to be told that this class may set it,
/// `--add-opens jdk.jshell/jdk.jshell=ALL-UNNAMED`; where it was not, Tab shows signatures without documentation.
public final class JShellSources {
    private static final String OURS = "META-INF/sources";

    private JShellSources() {}

    /// For all sessions that this JVM begins from now on. False where the JDK does not let us.
    public static boolean add() throws IOException {
        try {
            Field sources =
                    Class.forName("jdk.jshell.SourceCodeAnalysisImpl").getDeclaredField("availableSourcesOverride");
            if (!sources.trySetAccessible()) {
                return false;
            }
            List<Path> all = ours();
            all.addAll(ofTheJdk());
            sources.set(null, all);
            return true;
        } catch (ReflectiveOperationException _) {
            return false; // another JDK keeps them elsewhere
        }
    }

    /// The folders of the jars, or of the classes in a developer's tree.
    private static List<Path> ours() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (URL root : JShellSources.class.getClassLoader().resources(OURS).toList()) {
            try {
                folders.add(
                        root.openConnection() instanceof JarURLConnection jar
                                ? inside(jar.getJarFileURL().toURI(), jar.getEntryName())
                                : Path.of(root.toURI()));
            } catch (URISyntaxException wrong) {
                throw new IOException("sources cannot be read from " + root, wrong);
            }
        }
        return folders;
    }

    /// Stays open as long as the JVM: sessions read from it whenever somebody asks.
    private static Path inside(URI jar, String entry) throws IOException {
        return FileSystems.newFileSystem(Path.of(jar)).getPath(entry);
    }

    /// A folder for each module; none where the JDK came without sources.
    private static List<Path> ofTheJdk() throws IOException {
        Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        List<Path> modules = new ArrayList<>();
        if (Files.isReadable(zip)) {
            try (DirectoryStream<Path> folders =
                    Files.newDirectoryStream(FileSystems.newFileSystem(zip).getPath("/"), Files::isDirectory)) {
                folders.forEach(modules::add);
            }
        }
        return modules;
    }
}
