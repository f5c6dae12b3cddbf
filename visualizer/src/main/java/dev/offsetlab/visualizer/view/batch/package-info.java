/// One record batch as a tree of fields beside its bytes: [BatchView] over a
/// [BatchModel][dev.offsetlab.visualizer.viewmodel.BatchModel].
///
/// May use what the room of the views may.
@NullMarked
package dev.offsetlab.visualizer.view.batch;

import org.jspecify.annotations.NullMarked;
