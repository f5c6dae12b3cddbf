/// Exercise 6: the copy loop, which reads a file and writes it to a socket through one buffer.
@NullMarked
package dev.offsetlab.exercises.ex06;

import org.jspecify.annotations.NullMarked;
