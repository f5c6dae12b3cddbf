/// Acceptor, I/O threads, connections, dispatch. May use: `wire`, `transfer`, `file`, `observe`.
@NullMarked
package dev.offsetlab.engine.server;

import org.jspecify.annotations.NullMarked;
