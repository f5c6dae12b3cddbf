/// Frames in and out, and the response whose records are ranges of files. May use: `record`, `log`, `file`, `transfer`.
@NullMarked
package dev.offsetlab.engine.wire;

import org.jspecify.annotations.NullMarked;
