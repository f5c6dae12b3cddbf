/// One handler per API of Kafka's protocol. [DataHandlers] has those that records pass through.
///
/// - *Long poll*: a fetch that finds less than `min_bytes` waits up to `max_wait` for appends ([LongPoll]). Where it
///   waits can be exchanged ([FetchParking]).
/// - *Leader epoch*: which reign of a leader the client believes in; a wrong one is refused, a client without
///   passes.
///
/// May use: `server`, `wire`, `log`, `meta`, `group`, `observe`.
@NullMarked
package dev.offsetlab.engine.server.api;

import org.jspecify.annotations.NullMarked;
