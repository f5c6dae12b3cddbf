package dev.offsetlab.engine.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every data path of this machine: the built-in ones, then those that [ServiceLoader] finds.
///
/// A path of one's own needs a public class that implements [DataPathProvider], and its name in a file
/// `META-INF/services/dev.offsetlab.engine.transfer.DataPathProvider` on the class path.
public final class DataPaths {
    /// The path of encrypted connections, whatever is set. Nobody chooses it, and no other may be called so.
    public static final String TLS = "tls";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private DataPaths() {}

    /// All paths, those that are not to be had here included.
    ///
    /// @throws IllegalStateException with one clear line: two paths of one name, a bad name, a provider that fails
    public static List<DataPathProvider> all() {
        return all(ServiceLoader.load(DataPathProvider.class));
    }

    /// @throws IllegalArgumentException with one clear line: unknown name (and the known ones), or not to be had here
    public static DataPathProvider named(String name) {
        return named(name, all());
    }

    static DataPathProvider named(String name, List<DataPathProvider> all) {
        if (name.equals(TLS)) {
            throw new IllegalArgumentException("data path \"tls\" cannot be chosen: it is what every path becomes for a"
                    + " client with security.protocol=SSL");
        }
        DataPathProvider found = all.stream()
                .filter(path -> path.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no data path is called \"" + name + "\"; choose one of " + names(all)));
        found.unavailableBecause().ifPresent(why -> {
            throw new IllegalArgumentException("data path \"" + name + "\" is not available here: " + why);
        });
        return found;
    }

    static List<DataPathProvider> all(Iterable<DataPathProvider> discovered) {
        Map<String, DataPathProvider> byName = new LinkedHashMap<>();
        BuiltInPath.ALL.forEach(path -> add(byName, path));
        try {
            discovered.forEach(path -> add(byName, path));
        } catch (ServiceConfigurationError broken) {
            throw new IllegalStateException(
                    "a data path on the class path cannot be loaded: " + broken.getMessage(), broken);
        }
        return new ArrayList<>(byName.values());
    }

    private static void add(Map<String, DataPathProvider> byName, DataPathProvider path) {
        if (!NAME.matcher(path.name()).matches()) {
            throw new IllegalStateException("a data path's name is made of lower-case letters, digits and '-': name=\""
                    + path.name() + "\" class=" + path.getClass().getName());
        }
        if (path.name().equals(TLS)) {
            throw new IllegalStateException(
                    "the name \"tls\" is taken, by encrypted connections: rename the data path of "
                            + path.getClass().getName());
        }
        DataPathProvider other = byName.putIfAbsent(path.name(), path);
        if (other != null) {
            throw new IllegalStateException("two data paths are called \"" + path.name() + "\": rename one of "
                    + other.getClass().getName() + " and " + path.getClass().getName());
        }
    }

    private static String names(List<DataPathProvider> paths) {
        return paths.stream()
                .filter(path -> path.unavailableBecause().isEmpty())
                .map(DataPathProvider::name)
                .collect(Collectors.joining(", "));
    }
}
