package dev.offsetlab.visualizer.viewmodel;

/// What a person does with the blocks of a lesson. Each returns at once; the blocks change when it is done.
interface LessonActions {
    void predict(LessonPredict predict, String answer);

    void run(LessonCell cell);

    /// Runs the cells above it that may run, so that the session has their variables.
    void runAbove(LessonCell cell);

    void observe(LessonObserve observe);

    void answer(LessonCheck check, String answer);

    /// Ends whatever runs.
    void stop();
}
