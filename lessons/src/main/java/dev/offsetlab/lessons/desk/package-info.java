/// The desk: the object `lab` that cells use, small and easy to find one's way in. Its documentation is the reference.
///
/// A student's cell may be interrupted at any moment, and an interrupt closes a `FileChannel` for everybody: so
/// whatever touches files runs on the desk's own thread, and the cell only waits for it.
///
/// May use: the engine.
@NullMarked
package dev.offsetlab.lessons.desk;

import org.jspecify.annotations.NullMarked;
