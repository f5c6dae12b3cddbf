package dev.offsetlab.lessons.grade.worker;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.offsetlab.lessons.grade.Problem;
import dev.offsetlab.lessons.shell.PlainWords;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The JDK's compiler inside of this process: what it has read of jars it keeps, so the second time is fast. One
/// thread.
public final class Compiler implements AutoCloseable {
    private static final int MOST_PROBLEMS = 10;
    /// Lenient: half-done code must compile.
    private static final List<String> OPTIONS = List.of(
            "-g", "-parameters", "-proc:none", "-Xlint:none", "--add-exports", "java.base/sun.nio.ch=ALL-UNNAMED");

    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;

    /// @param classPath of what is compiled
    public Compiler(List<Path> classPath) throws IOException {
        compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("this Java has no compiler: start the lab with a JDK");
        }
        files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    }

    /// The entries of this JVM's own class path that are there.
    public static List<Path> ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }

    /// @param known classes of an earlier compilation, which these sources use
    public Compiled compile(List<SourceFile> sources, Map<String, byte[]> known) {
        MemoryFiles memory = new MemoryFiles(files, known);
        List<Problem> problems = new ArrayList<>();
        Map<String, Map<String, Integer>> lines = new HashMap<>();
        StringWriter other = new StringWriter();
        JavacTask task = (JavacTask)
                compiler.getTask(other, memory, diagnostic -> collect(diagnostic, problems), OPTIONS, null, sources);
        task.addTaskListener(methodLines(task, lines));
        boolean done = task.call();
        if (!done && problems.isEmpty()) {
            problems.add(new Problem("", 0, 0, "", "the compiler gave up: " + other));
        }
        return new Compiled(sources, done ? memory.classes() : Map.of(), problems, lines);
    }

    private static void collect(Diagnostic<? extends JavaFileObject> diagnostic, List<Problem> problems) {
        if (diagnostic.getKind() != Diagnostic.Kind.ERROR || problems.size() >= MOST_PROBLEMS) {
            return;
        }
        String says = PlainWords.of(diagnostic.getMessage(Locale.ROOT));
        if (diagnostic.getSource() instanceof SourceFile source) {
            problems.add(new Problem(
                    source.fileName(),
                    (int) Math.max(0, diagnostic.getLineNumber()),
                    (int) Math.max(0, diagnostic.getColumnNumber()),
                    source.line(diagnostic.getLineNumber()),
                    says));
        } else {
            problems.add(new Problem("", 0, 0, "", says));
        }
    }

    private static TaskListener methodLines(JavacTask task, Map<String, Map<String, Integer>> lines) {
        Trees trees = Trees.instance(task);
        return new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.PARSE) {
                    // The compiler may have wrapped our file in one of its own: the name is the same.
                    String path = event.getSourceFile().toUri().getPath();
                    lines.put(
                            path.substring(path.lastIndexOf('/') + 1),
                            MethodLines.of(event.getCompilationUnit(), trees.getSourcePositions()));
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
