package dev.offsetlab.engine.transfer.own;

import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.PathContext;

/// A provider as a student's package has one, opening whatever a test wants.
public record OwnPaths(DataPath path) implements DataPathProvider {
    @Override
    public String name() {
        return "ex07";
    }

    @Override
    public String describe() {
        return "a student's";
    }

    @Override
    public DataPath open(PathContext context) {
        return path;
    }
}
