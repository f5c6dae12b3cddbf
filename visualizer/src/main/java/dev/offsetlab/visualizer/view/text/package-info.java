/// Text to be read, and code to be written, as lessons and exercises have it: Markdown, figures in characters, a small
/// editor of Java, and the few things that every block has.
///
/// May use what the room of the views may.
@NullMarked
package dev.offsetlab.visualizer.view.text;

import org.jspecify.annotations.NullMarked;
