package dev.offsetlab.visualizer.viewmodel;

/// One line about what was done last, or about what went wrong.
public record ExerciseSaid(boolean problem, String text) {
    static final ExerciseSaid NOTHING = new ExerciseSaid(false, "");

    static ExerciseSaid done(String text) {
        return new ExerciseSaid(false, text);
    }

    static ExerciseSaid problem(String text) {
        return new ExerciseSaid(true, text);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }
}
