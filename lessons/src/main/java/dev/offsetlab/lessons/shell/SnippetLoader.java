package dev.offsetlab.lessons.shell;

import java.util.HashMap;
import java.util.Map;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import org.jspecify.annotations.Nullable;

/// Defines the classes of one session's snippets, with [SnippetWeaver]'s checks in them. All else is the lab's own.
final class SnippetLoader extends ClassLoader implements LoaderDelegate {
    private final CellGuard guard;
    private final Map<String, byte[]> woven = new HashMap<>();

    SnippetLoader(CellGuard guard) {
        super("snippets", SnippetLoader.class.getClassLoader());
        this.guard = guard;
    }

    CellGuard guard() {
        return guard;
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] installed = new boolean[classes.length];
        classesRedefined(classes);
        try {
            for (int index = 0; index < classes.length; index++) {
                // Prepared now, so that what does not link fails here and not in the middle of a cell.
                Class.forName(classes[index].name(), false, this);
                installed[index] = true;
            }
        } catch (ClassNotFoundException | LinkageError failure) {
            throw new ClassInstallException("load: " + failure.getMessage(), installed);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        synchronized (woven) {
            for (ClassBytecodes bytes : classes) {
                woven.put(bytes.name(), SnippetWeaver.weave(bytes.bytecodes()));
            }
        }
    }

    /// Defines it the first time it is asked for.
    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte @Nullable [] bytes;
        synchronized (woven) {
            bytes = woven.get(name);
        }
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /// The class path is the lab's; only the compiler needs to be told.
    @Override
    public void addToClasspath(String path) {}
}
