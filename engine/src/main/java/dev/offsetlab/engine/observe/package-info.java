/// What the engine tells about its work while it works: events, for a JFR recording and for observers in this process.
///
/// ```
///   log, transfer, server --> Observation --+--> JFR events, category "Offset Lab"  (jfr, Mission Control)
///                                           +--> EngineObserver                     (dashboard, lessons)
/// ```
///
/// What clients can cause at will is also told to the log, there in a bounded number of lines:
/// [dev.offsetlab.engine.observe.ClientLog], [dev.offsetlab.engine.observe.FailureLog].
///
/// Nobody listens: no clock is read, nothing is allocated. Terms: an *event* is one thing that happened (an append, a
/// fetch, a transfer, a roll, a recovery); an *observer* hears of it on the thread on which it happened.
///
/// Start reading at [dev.offsetlab.engine.observe.Observation]. May use: nothing of ours.
@NullMarked
package dev.offsetlab.engine.observe;

import org.jspecify.annotations.NullMarked;
