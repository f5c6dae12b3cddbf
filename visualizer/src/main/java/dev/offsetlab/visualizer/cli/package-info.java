/// The terminal commands of the lab. [Main] picks one; each command says what went wrong in one line.
///
/// Exit codes: 0 done, 1 failed, 2 wrong usage. Answers go to standard output, logs to standard error.
/// May use: the engine, `report`, `bench`, `theme`, `app`, `child`, `feed`, `load`, the lessons.
@NullMarked
package dev.offsetlab.visualizer.cli;

import org.jspecify.annotations.NullMarked;
