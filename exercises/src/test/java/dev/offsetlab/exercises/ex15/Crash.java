package dev.offsetlab.exercises.ex15;

/// The process is gone. No code of its own catches that.
final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash() {
        super("the process was killed", null, false, false);
    }
}
