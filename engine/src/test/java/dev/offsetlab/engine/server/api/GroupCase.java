package dev.offsetlab.engine.server.api;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests of the group handlers over a real folder.
abstract class GroupCase {
    @TempDir
    Path folder;

    GroupRoom room;

    @BeforeEach
    void open() throws IOException {
        room = GroupRoom.at(folder);
    }

    /// A clean stop and a start: what is known then was written.
    void restart() throws IOException {
        room.close();
        room = GroupRoom.at(folder);
    }

    @AfterEach
    void close() throws IOException {
        room.close();
    }
}
