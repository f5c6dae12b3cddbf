package dev.offsetlab.lessons.grade;

import java.nio.file.Path;

/// How a worker's process begins: as a child of this one, or behind walls.
@FunctionalInterface
public interface WorkerStart {
    /// With this process's rights: for what somebody wrote themselves.
    WorkerStart PLAIN = folder -> new ProcessBuilder(WorkerCommand.ofThisLab().in(folder)).directory(folder.toFile());

    /// Not started yet; its standard error is not set.
    ///
    /// @param folder of its own, for what it and the graders leave behind
    ProcessBuilder prepare(Path folder);
}
