/// Exercise 3: when a segment is closed, and what the files of the next one are called. The file to edit is
/// [SegmentRoll]; [Ex03Part] takes it into the live broker. [dev.offsetlab.engine.log.RollRule] has the words for what
/// is asked: the active segment, the incoming batch, the limits, the reasons.
@NullMarked
package dev.offsetlab.exercises.ex03;

import org.jspecify.annotations.NullMarked;
