package dev.offsetlab.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// `partition.metadata`: to which topic a folder belongs. A topic that was deleted and made again under its old name
/// has another id; by the id a broker knows a folder of the old one.
///
/// ```
///   version: 0
///   topic_id: 8xVJ1mAZTSGAfH5lLNPKeQ
/// ```
final class PartitionMetadata {
    static final String NAME = "partition.metadata";

    private static final String VERSION = "version: 0";
    private static final String TOPIC_ID = "topic_id: ";
    private static final int ID_CHARS = 22;

    private PartitionMetadata() {}

    static void write(Path folder, String topicId) throws IOException {
        String text = VERSION + "\n" + TOPIC_ID + topicId;
        CheckpointFile.replace(folder.resolve(NAME), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The topic id; empty where the folder has no such file.
    static Optional<String> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(TOPIC_ID) && line.strip().length() == TOPIC_ID.length() + ID_CHARS) {
                return Optional.of(line.strip().substring(TOPIC_ID.length()));
            }
        }
        throw new IOException("not of the form 'version: 0', 'topic_id: <22 characters>': file=" + file);
    }
}
