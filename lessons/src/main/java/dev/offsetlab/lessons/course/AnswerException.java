package dev.offsetlab.lessons.course;

/// What was written is no answer to this question: not a number, not one of the choices. It does not count as a try;
/// the message is one line for the student.
public final class AnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    AnswerException(String message) {
        super(message);
    }

    /// The line for the student.
    public String says() {
        return String.valueOf(getMessage());
    }
}
