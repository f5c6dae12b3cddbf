/// What a race found, for people and for programs: words, an HTML page of its own, JSON.
///
/// [Verdicts] says it in sentences, [RaceReport] shows it, [RaceJson] keeps every figure.
/// [Notebook] is the page of the lessons. May use: `chart`, `theme`, the engine's `workload`, the lessons'
/// `catalog`, `course`, `progress`.
@NullMarked
package dev.offsetlab.visualizer.report;

import org.jspecify.annotations.NullMarked;
