/// Exercise 2: what a broker writes into a batch before it appends it. The file to edit is [BatchStamper]; [Ex02Part]
/// takes it into the live broker.
@NullMarked
package dev.offsetlab.exercises.ex02;

import org.jspecify.annotations.NullMarked;
