package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;

/// A block of the open lesson, with what has become of it.
public sealed interface LessonBlock
        permits LessonBlock.Still, LessonCell, LessonPredict, LessonClaims, LessonObserve, LessonCheck {
    /// Text or a drawing: nothing becomes of it.
    record Still(Block block) implements LessonBlock {}

    /// As the lesson's text has it.
    Block block();
}
