package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/// A broker in a JVM of its own, to be killed: the child's side of [Victim].
///
/// ```
///   recovered victim-0 segment 0: index rebuilt, 40 B cut          what its recovery did, a line each
///   ready 127.0.0.1:40123 pid 4711
/// ```
///
/// The end of its input is its end too: a parent that was killed leaves no orphan.
public final class VictimMain {
    private static final String EVENT = "dev.offsetlab.Recovery";

    private VictimMain() {}

    public static void main(String... args) throws Exception {
        Path folder = Path.of(args[0]);
        Recording recording = new Recording();
        recording.enable(EVENT);
        recording.start();
        try (Broker broker = Broker.start(BrokerConfig.local(folder))) {
            tellRecovery(recording, folder);
            System.out.println("ready " + broker.address().getHostString() + ":"
                    + broker.address().getPort() + " pid "
                    + ProcessHandle.current().pid());
            while (System.in.read() >= 0) {
                // nothing is said to it; it waits for the end
            }
        }
    }

    private static void tellRecovery(Recording recording, Path folder) throws IOException {
        Path file = Files.createTempFile(folder.getParent(), "recovery-", ".jfr");
        try (recording) {
            recording.dump(file);
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                System.out.println("recovered " + event.getString("topic") + "-" + event.getInt("partition")
                        + " segment " + event.getLong("baseOffset") + ": " + event.getString("what") + ", "
                        + event.getLong("truncated") + " B cut");
            }
        } finally {
            Files.delete(file);
        }
    }
}
