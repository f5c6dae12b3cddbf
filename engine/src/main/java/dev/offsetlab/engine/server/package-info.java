/// The broker's network side: I/O threads, connections, dispatch to one handler per API (room `server.api`).
///
/// ```
///   accept ──▶ Connection ──▶ Incoming ──▶ ApiTable ──▶ handler ──▶ Exchange.reply
///                  ▲                                                      │
///                  └── next request ◀── send ◀── Outgoing ◀── encode ◀────┘
/// ```
///
/// - *I/O thread*: `broker-io-N`, an [EventLoop][dev.offsetlab.engine.server.EventLoop] and the connections it owns
///   from accept to close. Everything above runs on it; a reply from elsewhere is handed to it as a task.
/// - *Turn*: what one connection does before others get the thread: a few requests, or a bounded number of
///   bytes.
/// - *Parked*: a request whose reply comes later (a long poll, a joining group member) is state, not a thread.
/// - *One in flight*: a connection's next request is handled after the reply to the one before was handed over.
///   Clients that send on are held back by TCP.
/// - *TLS listener*: a second socket; room `server.tls` stands between its connections and theirs.
///
/// Start reading at [dev.offsetlab.engine.server.Connection], then
/// [dev.offsetlab.engine.server.Conversation]: one client from its first byte to its last.
///
/// May use: `wire`, `transfer`, `file`, `log`, `os`, `observe`.
@NullMarked
package dev.offsetlab.engine.server;

import org.jspecify.annotations.NullMarked;
