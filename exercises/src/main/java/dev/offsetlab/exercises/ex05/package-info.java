/// Exercise 5: from an offset to the position of its batch. The file to edit is [OffsetSearch]; [Ex05Part] lets it find
/// the batches of every fetch in the live broker. [dev.offsetlab.engine.log.SegmentBytes] is what it reads from.
@NullMarked
package dev.offsetlab.exercises.ex05;

import org.jspecify.annotations.NullMarked;
