package dev.offsetlab.engine.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every data path of this machine: the built-in ones, those that [ServiceLoader] finds, then those that were added
/// while the lab runs.
///
/// A path of one's own needs a public class that implements [DataPathProvider], and its name in a file
/// `META-INF/services/dev.offsetlab.engine.transfer.DataPathProvider` on the class path. One of another class loader is
/// [added][#add], and added again when it was changed.
///
/// **Threads.** Any.
public final class DataPaths {
    /// To be had everywhere, and in force where nothing else is set.
    public static final String DEFAULT = "sendfile";

    /// The path of encrypted connections, whatever is set. Nobody chooses it, and no other may be called so.
    public static final String TLS = "tls";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

    private static final Map<String, AddedPath> ADDED = new ConcurrentSkipListMap<>();
    private static final AtomicInteger CHANGES = new AtomicInteger();

    private DataPaths() {}

    /// From now on a path like the others, for every broker of this JVM; takes the place of one of the same name that
    /// was added before.
    ///
    /// @throws IllegalArgumentException with one clear line: the name is bad or taken, or the provider fails
    public static void add(DataPathProvider provider) {
        AddedPath path = AddedPath.of(provider);
        try {
            Map<String, DataPathProvider> others = fixed(ServiceLoader.load(DataPathProvider.class));
            add(others, path);
        } catch (IllegalStateException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
        ADDED.put(path.name(), path);
        CHANGES.incrementAndGet();
    }

    /// Takes an added path away; others stay. Returns whether there was one.
    public static boolean remove(String name) {
        boolean removed = ADDED.remove(name) != null;
        CHANGES.incrementAndGet();
        return removed;
    }

    /// Rises whenever a name may mean another path than before.
    public static int changes() {
        return CHANGES.get();
    }

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
        Map<String, DataPathProvider> byName = fixed(discovered);
        ADDED.values().forEach(path -> byName.putIfAbsent(path.name(), path));
        return new ArrayList<>(byName.values());
    }

    private static Map<String, DataPathProvider> fixed(Iterable<DataPathProvider> discovered) {
        Map<String, DataPathProvider> byName = new LinkedHashMap<>();
        BuiltInPath.ALL.forEach(path -> add(byName, path));
        try {
            discovered.forEach(path -> add(byName, path));
        } catch (ServiceConfigurationError broken) {
            throw new IllegalStateException(
                    "a data path on the class path cannot be loaded: " + broken.getMessage(), broken);
        }
        return byName;
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
