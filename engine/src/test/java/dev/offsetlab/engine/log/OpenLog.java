package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;

/// One log of a data folder, open; what must always hold is checked when it closes.
final class OpenLog implements AutoCloseable {
    final LogFixture fixture;
    private LogDirectory directory;
    private PartitionLog log;

    OpenLog(Path folder, LogConfig config) throws IOException {
        fixture = new LogFixture(folder, config);
        directory = fixture.open();
        log = fixture.log(directory);
    }

    PartitionLog log() {
        return log;
    }

    /// A clean stop and a start.
    void reopen() throws IOException {
        directory.close();
        directory = fixture.open();
        log = fixture.log(directory);
    }

    @Override
    public void close() throws IOException {
        LogFixture.invariants(log, log.core(), "");
        directory.close();
    }
}
