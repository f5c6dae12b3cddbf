/// What only the operating system can tell or do, each with a fallback. May use: nothing of ours.
@NullMarked
package dev.offsetlab.engine.os;

import org.jspecify.annotations.NullMarked;
