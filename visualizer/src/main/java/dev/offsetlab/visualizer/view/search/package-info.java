/// How one offset is found, as a picture that is played: [SearchView] over a
/// [SearchModel][dev.offsetlab.visualizer.viewmodel.SearchModel].
///
/// ```
///   SearchView      offset, step back / play / step on, the step's sentence
///   SearchPicture   segments, index entries, batches, the file with the range     drawn by ProbeDrawing, ScanDrawing
/// ```
///
/// May use what the room of the views may.
@NullMarked
package dev.offsetlab.visualizer.view.search;

import org.jspecify.annotations.NullMarked;
