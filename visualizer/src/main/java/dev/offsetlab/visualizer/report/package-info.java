/// What a race found, for people and for programs: words, an HTML page of its own, JSON.
///
/// [Verdicts] says it in sentences, [RaceReport] shows it, [RaceJson] keeps every figure. May use: `chart`, `theme`,
/// the engine's `workload`.
@NullMarked
package dev.offsetlab.visualizer.report;

import org.jspecify.annotations.NullMarked;
