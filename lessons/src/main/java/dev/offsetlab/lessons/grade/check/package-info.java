/// Proves that every exercise is whole: the starter is what the markers make of the solution, compiles and is red; the
/// solution is green; both look the same from outside; plausible wrong solutions fail as they are meant to.
///
/// May use: `grade`, its worker's compiler, the catalog.
@NullMarked
package dev.offsetlab.lessons.grade.check;

import org.jspecify.annotations.NullMarked;
