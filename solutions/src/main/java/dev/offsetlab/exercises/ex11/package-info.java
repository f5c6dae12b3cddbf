/// Exercise 11: what a crash leaves, and how a log is made whole again.
@NullMarked
package dev.offsetlab.exercises.ex11;

import org.jspecify.annotations.NullMarked;
