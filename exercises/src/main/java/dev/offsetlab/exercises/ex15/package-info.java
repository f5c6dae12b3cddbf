/// Exercise 15: of each key the last record stays.
@NullMarked
package dev.offsetlab.exercises.ex15;

import org.jspecify.annotations.NullMarked;
