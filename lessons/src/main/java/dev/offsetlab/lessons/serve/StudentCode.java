package dev.offsetlab.lessons.serve;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.Problem;
import dev.offsetlab.lessons.grade.worker.Compiled;
import dev.offsetlab.lessons.grade.worker.Compiler;
import dev.offsetlab.lessons.grade.worker.SourceFile;
import dev.offsetlab.lessons.grade.worker.StudentLoader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

/// Makes [Served] of the files in a student's folder. Compiled anew each time, into a class loader of its own, so that
/// what was saved since is what serves.
public final class StudentCode {
    private final CourseFiles files;

    public StudentCode(CourseFiles files) {
        this.files = files;
    }

    /// @throws IOException with one clear line: it does not compile (file and line), or cannot be made
    public Served load(Exercise exercise) throws IOException {
        String serves = exercise.serves()
                .orElseThrow(() -> new IOException(exercise.packageName() + " is not for the broker: exercise "
                        + exercise.number() + ", " + exercise.title() + ", has no part there"));
        String type = "dev.offsetlab.exercises." + exercise.packageName() + "." + serves;
        ClassLoader loader = new StudentLoader(compiled(exercise), StudentCode.class.getClassLoader());
        Object part = instance(exercise, type, loader);
        if (!Served.fits(part)) {
            throw new IOException(exercise.packageName() + " cannot serve: " + serves + " is neither a data path, nor a"
                    + " part of the log, nor a place where fetches wait, nor an assignor");
        }
        return new Served(exercise, part);
    }

    private Map<String, byte[]> compiled(Exercise exercise) throws IOException {
        try (Compiler compiler = new Compiler(Compiler.ownClassPath())) {
            Compiled compiled = compiler.compile(SourceFile.in(files.student(exercise)), Map.of());
            if (compiled.failed()) {
                throw new IOException(complaint(exercise, compiled.problems()));
            }
            return compiled.classes();
        }
    }

    private String complaint(Exercise exercise, List<Problem> problems) {
        Problem first = problems.getFirst();
        String place = first.file().isEmpty()
                ? ""
                : files.shown(files.student(exercise).resolve(first.file())) + ":" + first.line() + ": ";
        String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
        return exercise.packageName() + " does not compile: " + place
                + first.says().replaceAll("\\s*\\R\\s*", "; ") + more;
    }

    private static Object instance(Exercise exercise, String type, ClassLoader loader) throws IOException {
        try {
            return loader.loadClass(type).getConstructor().newInstance();
        } catch (ClassNotFoundException gone) {
            throw new IOException(
                    exercise.packageName() + ": the class " + type + " is missing; it is given with the exercise",
                    gone);
        } catch (InvocationTargetException thrown) {
            throw new IOException(
                    exercise.packageName() + ": the constructor of " + type + " threw " + thrown.getCause(), thrown);
        } catch (ReflectiveOperationException | LinkageError unfit) {
            throw new IOException(
                    exercise.packageName() + ": " + type + " cannot be made; it is public, with a public constructor"
                            + " without arguments: " + unfit,
                    unfit);
        }
    }
}
