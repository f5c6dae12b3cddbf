package dev.offsetlab.visualizer.viewmodel;

/// What a person does with the blocks of a lesson. Each returns at once; the blocks change when it is done.
interface LessonActions {
    void predict(LessonPredict predict, String answer);

    void run(LessonCell cell);

    void observe(LessonObserve observe);

    void answer(LessonCheck check, String answer);

    /// Ends whatever runs.
    void stop();
}
