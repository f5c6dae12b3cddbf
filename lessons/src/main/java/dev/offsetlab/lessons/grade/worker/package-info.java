/// The inside of the process that a student's code runs in: compiler, class loader, JUnit, and the watch over time,
/// memory and output. Started by [dev.offsetlab.lessons.grade.Judge], spoken to over its standard streams.
///
/// May use: `grade`, its kit, the shell's words for what a compiler says.
@NullMarked
package dev.offsetlab.lessons.grade.worker;

import org.jspecify.annotations.NullMarked;
