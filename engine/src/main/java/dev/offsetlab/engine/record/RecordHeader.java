package dev.offsetlab.engine.record;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One of the named values that a record carries beside its key and value. Names may repeat.
public record RecordHeader(String key, @Nullable ByteBuffer value) {}
