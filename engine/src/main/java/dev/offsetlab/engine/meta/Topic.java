package dev.offsetlab.engine.meta;

import dev.offsetlab.engine.log.PartitionLog;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/// A topic as it stands now: an immutable value, replaced as a whole when the topic changes.
///
/// @param partitions  by partition number
/// @param configs     what was set for this topic itself
public record Topic(
        String name, Uuid id, boolean internal, List<PartitionLog> partitions, Map<String, String> configs) {}
