/// The data paths: how a range of a file reaches a socket. May use: `file`, `os`, `observe`.
@NullMarked
package dev.offsetlab.engine.transfer;

import org.jspecify.annotations.NullMarked;
