/// Counters and events. May use: nothing of ours.
@NullMarked
package dev.offsetlab.engine.observe;

import org.jspecify.annotations.NullMarked;
