/// One JShell session in this JVM: cells of Java that see the live broker's objects.
///
/// A cell may loop, recurse, eat memory, print a million lines, end its threads or call `System.exit`: the lab stays
/// alive, says what happened, and the next cell works. Terms: a *cell* is what a student runs at once; JShell cuts it
/// into *snippets*. May use: nothing of ours.
@NullMarked
package dev.offsetlab.lessons.shell;

import org.jspecify.annotations.NullMarked;
