/// The broker's network side: I/O threads, connections, dispatch to one handler per API (room `server.api`).
///
/// ```
///   accept ──▶ Connection ──▶ FrameReader ──▶ ApiTable ──▶ handler ──▶ Exchange.reply
///                  ▲                                                        │
///                  └── next request ◀── ResponseFrame.send ◀── encode ◀─────┘
/// ```
///
/// - *I/O thread*: `broker-io-N`, a selector and the connections it owns from accept to close. Everything above
///   runs on it; a reply from elsewhere is handed to it as a task.
/// - *Turn*: what one connection does before others get the thread: a few requests, or a bounded number of
///   bytes.
/// - *Parked*: a request whose reply comes later (a long poll, a joining group member) is state, not a thread.
/// - *One in flight*: a connection's next request is handled after the reply to the one before was handed over.
///   Clients that send on are held back by TCP.
///
/// May use: `wire`, `transfer`, `file`, `log`, `os`, `observe`.
@NullMarked
package dev.offsetlab.engine.server;

import org.jspecify.annotations.NullMarked;
