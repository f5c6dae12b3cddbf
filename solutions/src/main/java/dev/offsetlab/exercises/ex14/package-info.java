/// Exercise 14: who of a consumer group reads which partitions.
@NullMarked
package dev.offsetlab.exercises.ex14;

import org.jspecify.annotations.NullMarked;
