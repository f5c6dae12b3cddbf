/// One handler per API of Kafka's protocol. May use: `server`, `wire`, `log`, `meta`, `group`, `observe`.
@NullMarked
package dev.offsetlab.engine.server.api;

import org.jspecify.annotations.NullMarked;
