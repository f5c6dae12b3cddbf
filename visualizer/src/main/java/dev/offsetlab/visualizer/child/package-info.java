/// What the lab starts beside itself and takes away again: JVMs, and folders of one run. Nothing of it outlives
/// the lab, however it ends.
///
/// May use: the engine's `workload`.
@NullMarked
package dev.offsetlab.visualizer.child;

import org.jspecify.annotations.NullMarked;
