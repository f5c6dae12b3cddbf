package dev.offsetlab.engine.meta;

import dev.offsetlab.engine.log.LogConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Every broker config: default, static (start options), dynamic (kafka-configs, kept on disk), and what topics
/// inherit.
/// Reads are cheap and see changes at once. SEAM: signatures only; the `meta` room fills them.
public final class Settings {
    /// @throws IOException or Kafka's ConfigException with one clear line: unknown value, unreadable file
    public static Settings open(Path dataFolder, Map<String, String> staticConfigs) throws IOException {
        throw new UnsupportedOperationException("seam");
    }

    public int intValue(String key) {
        throw new UnsupportedOperationException("seam");
    }

    public long longValue(String key) {
        throw new UnsupportedOperationException("seam");
    }

    public boolean booleanValue(String key) {
        throw new UnsupportedOperationException("seam");
    }

    public String stringValue(String key) {
        throw new UnsupportedOperationException("seam");
    }

    /// The data path in force: `data.path.client.<id>`, else the topic's `data.path`, else the broker's.
    /// Called for every region sent: a lookup in an immutable snapshot.
    public String dataPath(String clientId, String topic) {
        throw new UnsupportedOperationException("seam");
    }

    /// `data.path.buffer.bytes`; 0 where not set: each path's own default.
    public int pathBufferBytes() {
        throw new UnsupportedOperationException("seam");
    }

    /// A topic's log settings: its own configs over the broker's (`log.segment.bytes` for `segment.bytes`, ...).
    public LogConfig logConfig(Map<String, String> topicConfigs) {
        throw new UnsupportedOperationException("seam");
    }

    /// Sets or (null value) removes dynamic broker configs: checked, written, then in force.
    public void alterDynamic(Map<String, String> changes) throws IOException {
        throw new UnsupportedOperationException("seam");
    }
}
