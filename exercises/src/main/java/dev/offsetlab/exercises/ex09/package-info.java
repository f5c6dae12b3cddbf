/// Exercise 9: a transfer that looks like zero-copy and copies, and what makes it real.
@NullMarked
package dev.offsetlab.exercises.ex09;

import org.jspecify.annotations.NullMarked;
