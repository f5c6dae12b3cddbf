/// Exercise 13: a long poll. Fetches that found too little wait without a thread each.
@NullMarked
package dev.offsetlab.exercises.ex13;

import org.jspecify.annotations.NullMarked;
