package dev.offsetlab.lessons.grade.worker;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The classes of one run, student's and graders' together: thrown away with it. Exercises that should lie on the class
/// path are not seen, so that nobody's code is judged in place of the student's.
public final class StudentLoader extends ClassLoader {
    static final String EXERCISES = "dev.offsetlab.exercises.";

    private final Map<String, byte[]> classes;

    /// @param classes by binary name
    public StudentLoader(Map<String, byte[]> classes, ClassLoader lab) {
        super("exercise", lab);
        this.classes = Map.copyOf(classes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(EXERCISES)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = name.endsWith(".class") ? classes.get(binaryName(name)) : null;
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    private static String binaryName(String resource) {
        return resource.substring(0, resource.length() - ".class".length()).replace('/', '.');
    }
}
