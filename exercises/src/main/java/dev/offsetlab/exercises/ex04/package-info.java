/// Exercise 4: the sparse index of a segment. The file to edit is [SparseIndex]; [Ex04Part] lets its search serve in
/// the live broker.
@NullMarked
package dev.offsetlab.exercises.ex04;

import org.jspecify.annotations.NullMarked;
