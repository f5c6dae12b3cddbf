package dev.offsetlab.engine.server;

import static dev.offsetlab.engine.server.ServerRoom.config;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// Tests of a server with two I/O threads that takes ten connections and requests of up to a MiB.
@Timeout(30)
abstract class ServerCase {
    static final short V0 = 0;

    ServerRoom room;

    @BeforeEach
    void open() throws IOException {
        room = new ServerRoom(config(1 << 20, 4 << 20, 10, 60_000));
    }

    /// With other bounds.
    void restart(ServerConfig config) throws IOException {
        room.close();
        room = new ServerRoom(config);
    }

    @AfterEach
    void close() throws IOException {
        room.close();
    }
}
