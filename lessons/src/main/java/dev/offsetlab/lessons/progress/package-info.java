/// What a student has predicted, run and answered, in one file that the window and the terminal share.
///
/// May use: nothing of ours.
@NullMarked
package dev.offsetlab.lessons.progress;

import org.jspecify.annotations.NullMarked;
