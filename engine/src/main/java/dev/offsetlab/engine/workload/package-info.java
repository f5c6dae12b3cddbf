/// Load and measurement: producers, raw readers, paired trials, statistics. May use: `wire`, `os`, `observe`, `record`.
@NullMarked
package dev.offsetlab.engine.workload;

import org.jspecify.annotations.NullMarked;
