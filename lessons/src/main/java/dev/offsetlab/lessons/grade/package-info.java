/// Exercises judged: what a student's file is worth, and what is wrong with it.
///
/// ```
///   terminal, window, grading of a class
///        |
///      Judge  ----- a Task: whose files, which graders, which seed
///        | lines of JSON
///      worker (a process of its own, kept warm): compiles both, runs JUnit, tells each test as it ends
///        |
///      Judgement: a verdict, a TestResult for each test, with Evidence and the student's own line
/// ```
///
/// A student's code may loop, leave, or eat memory: it only ever harms the worker, which is replaced. Rooms: `kit` is
/// what graders are written with, `worker` runs inside of the process, `check` proves in the build that every exercise
/// is whole.
///
/// Terms: *starter* (the file as it is handed out, derived from the solution by its markers), *grader* (a class of
/// JUnit tests), *verdict*, *evidence* (what a finding stands on), *place* (a line of the student's).
///
/// May use: the catalog, progress, the shell's words for what a compiler says; the kit also the engine.
@NullMarked
package dev.offsetlab.lessons.grade;

import org.jspecify.annotations.NullMarked;
