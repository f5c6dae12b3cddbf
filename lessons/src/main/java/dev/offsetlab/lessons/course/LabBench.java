package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.desk.Desk;
import dev.offsetlab.lessons.desk.Observed;
import dev.offsetlab.lessons.desk.Tool;
import dev.offsetlab.lessons.shell.CellFailedException;
import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.HostObject;
import dev.offsetlab.lessons.shell.LabShell;
import dev.offsetlab.lessons.shell.ShellPrelude;
import java.util.List;
import java.util.Map;

/// A lesson's bench on the live lab: the shell, with the desk in it as `lab`.
public final class LabBench implements Bench {
    private final LabShell shell;

    /// @param shell that began with [#prelude]; it stays its owner's
    public LabBench(LabShell shell) {
        this.shell = shell;
    }

    /// What cells take for granted: Java's own packages, the desk, the names of paths and tools.
    public static ShellPrelude prelude(Desk desk) {
        String imports = "import module java.base;\n" + Desk.IMPORTS;
        return new ShellPrelude(imports, Map.of("lab", HostObject.of(Desk.class, desk)));
    }

    @Override
    public CellResult run(String cell) {
        return shell.run(cell);
    }

    @Override
    public Object value(String expression) throws NoValueException {
        try {
            return shell.value(expression);
        } catch (CellFailedException failed) {
            throw new NoValueException(String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public Seen observe(Block.Observe block) throws NoValueException {
        Object value = value("lab.observe(%s.%s, %d, () -> { %s; })"
                .formatted(Tool.class.getName(), block.tool(), block.seconds(), block.work()));
        if (value instanceof Observed observed && !observed.isMissing()) {
            return new Seen(observed.lines(), "", observed.counters().toString());
        }
        String missing = value instanceof Observed observed ? observed.missing() : "";
        return new Seen(List.of(), missing, String.valueOf(value(block.instead())));
    }

    @Override
    public void stop() {
        shell.stop();
    }
}
