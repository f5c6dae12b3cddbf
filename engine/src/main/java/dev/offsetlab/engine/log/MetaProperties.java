package dev.offsetlab.engine.log;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import java.util.UUID;

/// `meta.properties` of a data folder: whose it is. Made at the first start, read ever after.
///
/// ```
///   version=1
///   cluster.id=8xVJ1mAZTSGAfH5lLNPKeQ
///   node.id=1
///   directory.id=DQ6PzWq2QAq6hC0hb7-mKg
/// ```
record MetaProperties(String clusterId, int nodeId) {
    static final String NAME = "meta.properties";

    private static final int FIRST_NODE_ID = 1;

    static MetaProperties open(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.exists(file) ? read(file) : create(file);
    }

    private static MetaProperties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String clusterId = properties.getProperty("cluster.id", "");
        String nodeId = properties.getProperty("node.id", "");
        if (!"1".equals(properties.getProperty("version")) || clusterId.isEmpty() || !nodeId.matches("\\d{1,9}")) {
            throw new IOException("not a data folder of this format: meta.properties needs version=1, cluster.id and"
                    + " node.id: file=" + file);
        }
        return new MetaProperties(clusterId, Integer.parseInt(nodeId));
    }

    private static MetaProperties create(Path file) throws IOException {
        MetaProperties made = new MetaProperties(randomId(), FIRST_NODE_ID);
        String text = "version=1\ncluster.id=" + made.clusterId + "\nnode.id=" + made.nodeId + "\ndirectory.id="
                + randomId() + "\n";
        CheckpointFile.replace(file, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return made;
    }

    /// 22 characters of URL-safe base64, never a leading dash: such an id is awkward on a command line.
    private static String randomId() {
        String id = "-";
        while (id.startsWith("-")) {
            UUID uuid = UUID.randomUUID();
            byte[] bytes = ByteBuffer.allocate(16)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .array();
            id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        }
        return id;
    }
}
