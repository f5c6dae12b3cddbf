package dev.offsetlab.lessons.classroom;

import dev.offsetlab.lessons.grade.WorkerCommand;
import dev.offsetlab.lessons.grade.WorkerStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts a worker behind walls: it sees the JDK, the lab's jars, the graders, and one submission.
final class SandboxedWorker implements WorkerStart {
    private final ClassGrading.Course course;
    private final Path work;

    /// @param work the sources of one submission
    SandboxedWorker(ClassGrading.Course course, Path work) {
        this.course = course;
        this.work = work;
    }

    @Override
    public ProcessBuilder prepare(Path folder) {
        WorkerCommand worker = new WorkerCommand(course.scheme().limits().memoryMib());
        if (course.sandbox().isEmpty()) {
            return new ProcessBuilder(worker.in(folder)).directory(folder.toFile());
        }
        // Inside, /tmp is its own.
        List<String> command = course.sandbox()
                .get()
                .wrap(
                        worker.in(Path.of("/tmp")),
                        readable(worker),
                        course.scheme().limits());
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private List<Path> readable(WorkerCommand worker) {
        List<Path> readable =
                new ArrayList<>(List.of(Path.of(System.getProperty("java.home")), work, course.graders()));
        WorkerCommand.classPath().stream().map(Path::of).filter(Files::exists).forEach(readable::add);
        worker.archive().ifPresent(readable::add);
        return readable;
    }
}
