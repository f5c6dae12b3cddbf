/// Exercise 7: the sendfile loop, which lets the kernel move the bytes and believes only what it says it moved.
@NullMarked
package dev.offsetlab.exercises.ex07;

import org.jspecify.annotations.NullMarked;
