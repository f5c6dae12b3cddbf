package dev.offsetlab.lessons.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the first lines of a session find the lab's objects. Public only because those lines are Java of another
/// package.
public final class HostObjects {
    private static final ThreadLocal<@Nullable Map<String, HostObject>> HANDED_IN = new ThreadLocal<>();

    private HostObjects() {}

    /// The object of that name, for the prelude's own thread and as long as it runs.
    public static Object named(String name) {
        Map<String, HostObject> objects = HANDED_IN.get();
        HostObject object = objects == null ? null : objects.get(name);
        if (object == null) {
            throw new IllegalStateException("no object of the lab is called " + name + " here");
        }
        return object.value();
    }

    /// Hands the objects to the thread that asks: the one that will run a snippet.
    static void handIn(Map<String, HostObject> objects) {
        HANDED_IN.set(objects);
    }
}
