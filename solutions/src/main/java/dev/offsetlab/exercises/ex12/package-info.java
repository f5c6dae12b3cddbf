/// Exercise 12: segments go while readers stay.
@NullMarked
package dev.offsetlab.exercises.ex12;

import org.jspecify.annotations.NullMarked;
