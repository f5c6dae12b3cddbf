/// Exercise 10: from a timestamp to a record.
@NullMarked
package dev.offsetlab.exercises.ex10;

import org.jspecify.annotations.NullMarked;
