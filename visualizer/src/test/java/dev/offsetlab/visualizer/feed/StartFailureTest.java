package dev.offsetlab.visualizer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    private static final BrokerConfig CONFIG =
            new BrokerConfig("127.0.0.1", 9092, Path.of("/var/lab"), Map.of(), false);

    @Test
    void line_diskFull_namesTheFolderAndTheWayOut() {
        IOException full = new FileSystemException("/var/lab/orders-0", null, "No space left on device");
        assertThat(StartFailure.line(new UncheckedIOException(full), CONFIG))
                .isEqualTo("the disk is full: /var/lab; make room there or choose another with --data, then restart");
        assertThat(StartFailure.line(new IOException("No space left on device"), CONFIG))
                .startsWith("the disk is full: /var/lab");
    }

    @Test
    void line_folderNotOurs_namesTheFolderAndTheWayOut() {
        assertThat(StartFailure.line(new AccessDeniedException("/var/lab/.lock"), CONFIG))
                .isEqualTo("the folder may not be written: /var/lab; choose another with --data, or make it yours");
        assertThat(StartFailure.line(new FileSystemException("/var/lab", null, "Read-only file system"), CONFIG))
                .isEqualTo("the file system is read-only: /var/lab; choose another with --data");
    }

    @Test
    void line_portTaken_namesThePortAndTheWayOut() {
        assertThat(StartFailure.line(new IOException(new BindException("Address already in use")), CONFIG))
                .startsWith("port 9092 is taken:")
                .contains("--port 0");
    }
}
