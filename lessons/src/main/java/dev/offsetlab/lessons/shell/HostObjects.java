package dev.offsetlab.lessons.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the first lines of a session find the lab's objects. Public only because those lines are Java of another
/// package.
public final class HostObjects {
    private static final InheritableThreadLocal<@Nullable Map<String, HostObject>> HANDED_IN =
            new InheritableThreadLocal<>();

    private HostObjects() {}

    /// The object of that name, on a thread of the session.
    public static Object named(String name) {
        Map<String, HostObject> objects = HANDED_IN.get();
        HostObject object = objects == null ? null : objects.get(name);
        if (object == null) {
            throw new IllegalStateException("no object of the lab is called " + name + " here");
        }
        return object.value();
    }

    /// Hands the objects to the calling thread and those that it starts.
    public static void handIn(Map<String, HostObject> objects) {
        HANDED_IN.set(objects);
    }
}
