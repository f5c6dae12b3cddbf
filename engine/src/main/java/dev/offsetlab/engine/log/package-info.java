/// The partition log: segments, indexes, recovery, retention, compaction. May use: `record`, `file`, `observe`.
@NullMarked
package dev.offsetlab.engine.log;

import org.jspecify.annotations.NullMarked;
