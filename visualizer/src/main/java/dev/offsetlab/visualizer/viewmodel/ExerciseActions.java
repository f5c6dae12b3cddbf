package dev.offsetlab.visualizer.viewmodel;

/// What a person does with an exercise. Each returns at once; the model changes when it is done.
interface ExerciseActions {
    void test();

    /// Ends the judging under way.
    void stop();

    /// One hint more.
    void hint();

    void reset();

    /// What the solution has otherwise. It must have been opened, or passed.
    void compare();

    /// The solution and its why; that it was opened before it was passed is kept.
    void solution();

    /// Writes the file that the student edits.
    void save(String text);
}
