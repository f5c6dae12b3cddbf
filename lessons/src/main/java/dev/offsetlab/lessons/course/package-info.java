/// A lesson under way: which block is next, what was predicted, run, observed and answered. The window, the terminal
/// and the build's own run of all lessons stand on it.
///
/// May use: `catalog`, `shell`, `desk`, `progress`.
@NullMarked
package dev.offsetlab.lessons.course;

import org.jspecify.annotations.NullMarked;
