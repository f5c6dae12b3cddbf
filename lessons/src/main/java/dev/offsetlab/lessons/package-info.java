/// The lessons: a student reads, predicts, runs, sees, explains, and is checked, on a live broker.
///
/// ```
///   visualizer, terminal
///          |
///       course ---- progress        one lesson under way | what was predicted, run and answered, in one file
///       /    \
///   catalog  shell --> desk         texts and their blocks | one JShell session | `lab`, the object that cells use
///                        |
///                      engine
///
///   classroom --> grade --> catalog     a class's submissions | exercises judged in a worker
///                serve                  a student's code put into a live broker
/// ```
///
/// Nothing here knows a window: pages and terminal commands stand on `course`, `grade` and `classroom`.
@NullMarked
package dev.offsetlab.lessons;

import org.jspecify.annotations.NullMarked;
