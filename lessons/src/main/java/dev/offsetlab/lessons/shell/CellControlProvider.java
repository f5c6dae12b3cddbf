package dev.offsetlab.lessons.shell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// How JShell is told to run snippets here.
record CellControlProvider(CellControl control) implements ExecutionControlProvider {
    @Override
    public String name() {
        return "lab";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return control;
    }
}
