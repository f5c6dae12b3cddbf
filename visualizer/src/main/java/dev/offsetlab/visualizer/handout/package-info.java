/// What an instructor gives to a class: the lab without solutions and instructor's notes.
///
/// ```
///   StudentCopy     a folder: what students get, starters in place of whatever was written here
///        |
///   PrivateRepository   for a class without network: every jar that Maven needs, and the lab already built
///        |
///   ZipFolder       one zip, `lab` executable in it
/// ```
///
/// May use: `lessons`.
@NullMarked
package dev.offsetlab.visualizer.handout;

import org.jspecify.annotations.NullMarked;
