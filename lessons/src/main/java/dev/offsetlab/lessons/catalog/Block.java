package dev.offsetlab.lessons.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A piece of a lesson, in the order of its text. What a person does something with has an id.
public sealed interface Block {
    /// Markdown between two blocks.
    ///
    /// @param line of the lesson's file where it begins, from 1
    record Prose(int line, String markdown) implements Block {}

    /// A figure in characters: the same in the window, the terminal and the notebook.
    record Drawing(int line, String caption, String text) implements Block {}

    /// What the student believes before the cell `before` may run.
    ///
    /// @param measured Java whose value is set beside the prediction once that cell has run
    record Predict(int line, String id, String question, Answer answer, String before, String measured)
            implements Block {}

    /// A cell of Java for the live broker.
    ///
    /// @param fails it is meant to end with an exception
    record Run(int line, String id, String code, boolean fails) implements Block {}

    /// What must be true after the cell `after`, wherever it runs.
    record Claims(int line, String after, List<Claim> claims) implements Block {}

    /// @param says in words
    /// @param that the same as a condition in Java
    record Claim(String says, String that) {}

    /// A tool of the system looks at the broker's process while `work` runs.
    ///
    /// @param lines   a word of the tool's output, and what its line means
    /// @param instead Java: the engine's own counters for the same, where the tool is missing
    record Observe(int line, String id, Tool tool, int seconds, String work, Map<String, String> lines, String instead)
            implements Block {
        /// Whether a line of the tool's output is the one with this word, as it stands: `read` is not in `pread64`.
        public static boolean isAbout(String word, String line) {
            int at = line.indexOf(word);
            while (at >= 0) {
                int end = at + word.length();
                boolean begins = at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1));
                boolean ends = end == line.length() || !Character.isLetterOrDigit(line.charAt(end));
                if (begins && ends) {
                    return true;
                }
                at = line.indexOf(word, at + 1);
            }
            return false;
        }
    }

    /// A question whose answer the live engine knows.
    ///
    /// @param right Java, evaluated when the answer is given
    /// @param wrong an answer that must not pass
    record Check(int line, String id, String question, Answer answer, String right, String wrong, Optional<String> hint)
            implements Block {}

    int line();

    /// Of what a person does something with.
    default Optional<String> blockId() {
        return switch (this) {
            case Predict predict -> Optional.of(predict.id());
            case Run run -> Optional.of(run.id());
            case Observe observe -> Optional.of(observe.id());
            case Check check -> Optional.of(check.id());
            case Prose _, Drawing _, Claims _ -> Optional.empty();
        };
    }

    /// The tools that [Observe] knows.
    enum Tool {
        STRACE,
        IOSTAT,
        SAR,
        PERF
    }

    /// What kind of answer is asked for.
    sealed interface Answer {
        /// @param unit   what is counted
        /// @param within how far it may be off, as a share of the right one: 0.1 takes 90 to 110 for 100
        record Quantity(String unit, double within) implements Answer {}

        /// @param what a word or two: what is to be written
        record Words(String what) implements Answer {}

        record Choice(List<String> choices) implements Answer {}
    }
}
