package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Block.Answer;
import dev.offsetlab.lessons.course.Outcome.Comparison;
import dev.offsetlab.lessons.course.Verdict;
import dev.offsetlab.visualizer.report.Figures;
import dev.offsetlab.visualizer.viewmodel.LessonPredict.Measured;
import java.util.List;
import java.util.Optional;

/// What the page says of predictions and answers.
final class LessonWords {
    /// A prediction as near as this counts as right, where the question does not say and the answer is no whole number.
    private static final double NEAR = 0.1;

    private LessonWords() {}

    /// Why a cell does not run yet; empty where it may.
    static String waiting(List<Block.Predict> missing) {
        return switch (missing.size()) {
            case 0 -> "";
            case 1 -> "waits for your prediction above";
            default -> "waits for your " + missing.size() + " predictions above";
        };
    }

    static Measured measured(Comparison made) {
        if (!made.trouble().isEmpty()) {
            return new Measured("–", "It could not be measured: " + made.trouble(), false);
        }
        return measured(made.question().answer(), made.predicted(), made.measured(), made.ratio());
    }

    /// @param ratio the prediction as a multiple of the measurement, of numbers
    static Measured measured(Answer answer, String predicted, String measured, Optional<Double> ratio) {
        if (predicted.isEmpty()) {
            return new Measured(measured, "Skipped: the cell ran without a prediction.", false);
        }
        if (ratio.isEmpty()) {
            boolean same = predicted.equalsIgnoreCase(measured);
            return new Measured(measured, same ? "As you said." : "Something else than you said. Why?", same);
        }
        double times = ratio.get();
        if (Math.abs(times - 1) <= within(answer, measured)) {
            return new Measured(measured, times == 1 ? "As you said." : "As you said, or nearly.", true);
        }
        String much = times > 1
                ? "Your prediction is " + Figures.of(times) + " x what was measured."
                : times > 0
                        ? "What was measured is " + Figures.of(1 / times) + " x your prediction."
                        : "Far from what was measured.";
        return new Measured(measured, much, false);
    }

    /// A count is right or wrong.
    private static double within(Answer answer, String measured) {
        if (answer instanceof Answer.Quantity quantity && quantity.within() > 0) {
            return quantity.within();
        }
        return measured.contains(".") ? NEAR : 0;
    }

    /// Of texts that were kept.
    static Measured kept(Answer answer, String predicted, String measured) {
        if (!(answer instanceof Answer.Quantity)) {
            return measured(answer, predicted, measured, Optional.empty());
        }
        try {
            double value = Double.parseDouble(measured.replace(",", ""));
            double said = Double.parseDouble(predicted.replace(",", "").replace("_", ""));
            return measured(answer, predicted, measured, value == 0 ? Optional.empty() : Optional.of(said / value));
        } catch (NumberFormatException words) {
            return measured(answer, predicted, measured, Optional.empty());
        }
    }

    private static String sentence(String answer) {
        return answer.endsWith(".") ? answer : answer + ".";
    }

    static LessonCheck.Verdict verdict(Verdict verdict) {
        return verdict(verdict.passed(), verdict.answer(), verdict.right(), verdict.reveals());
    }

    static LessonCheck.Verdict verdict(boolean passed, String answer, String right, boolean reveals) {
        if (passed) {
            return new LessonCheck.Verdict(true, "Right: the engine says " + right + ".");
        }
        return new LessonCheck.Verdict(
                false, "Not so: " + sentence(answer) + (reveals ? " The engine says " + right + "." : " Try again."));
    }
}
