package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests of one open log, in segments of 4,000 bytes; what must always hold is checked after each.
abstract class PartitionLogCase {
    @TempDir
    Path folder;

    LogFixture fixture;
    PartitionLog log;
    private LogDirectory directory;

    @BeforeEach
    void open() throws IOException {
        fixture = new LogFixture(folder, LogFixture.config(4000, 500));
        directory = fixture.open();
        log = fixture.log(directory);
    }

    /// A clean stop and a start.
    void reopen() throws IOException {
        directory.close();
        directory = fixture.open();
        log = fixture.log(directory);
    }

    @AfterEach
    void checkAndClose() throws IOException {
        LogFixture.invariants(log, log.core(), "");
        directory.close();
    }
}
