/// Exercise 8: one thread that sends to many readers, and waits for none of them.
@NullMarked
package dev.offsetlab.exercises.ex08;

import org.jspecify.annotations.NullMarked;
