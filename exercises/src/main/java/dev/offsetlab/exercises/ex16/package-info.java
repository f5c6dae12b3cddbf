/// Exercise 16: a benchmark that does not deceive who wrote it.
@NullMarked
package dev.offsetlab.exercises.ex16;

import org.jspecify.annotations.NullMarked;
