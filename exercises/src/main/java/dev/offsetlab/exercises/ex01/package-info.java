/// Exercise 1: read a batch header. The file to edit is [BatchHeaderReader]; [Header] and [BadHeaderException] are
/// given.
@NullMarked
package dev.offsetlab.exercises.ex01;

import org.jspecify.annotations.NullMarked;
