package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Answers to questions: read kindly, compared with what the engine says.
final class Answers {
    /// Of a number that was printed and written down again.
    private static final double ROUNDING = 1e-9;
    /// As a hex dump prints them.
    private static final Pattern BYTES = Pattern.compile("[0-9a-f]{2}( [0-9a-f]{2})+");

    private Answers() {}

    /// The answer in the form that is kept: a choice by its text, a number as it was written.
    static String read(String text, Answer answer) throws AnswerException {
        String given = text.strip();
        return switch (answer) {
            case Answer.Quantity quantity -> {
                double _ = Numbers.parse(given, quantity.unit());
                yield given;
            }
            case Answer.Choice choice -> choice(given, choice.choices());
            case Answer.Words words -> {
                if (given.isEmpty()) {
                    throw new AnswerException("write " + words.what());
                }
                yield given;
            }
        };
    }

    /// By its text, or by its number as the list shows it, from 1.
    private static String choice(String given, List<String> choices) throws AnswerException {
        Optional<String> named = choices.stream()
                .filter(choice -> plain(choice).equals(plain(given)))
                .findFirst();
        if (named.isPresent()) {
            return named.get();
        }
        try {
            int number = Integer.parseInt(given);
            if (number >= 1 && number <= choices.size()) {
                return choices.get(number - 1);
            }
        } catch (NumberFormatException _) {
            // Not by its number either.
        }
        throw new AnswerException("'" + given + "' is none of the choices: write a number from 1 to " + choices.size());
    }

    /// @param given as [#read] gave it
    /// @param right what the engine said
    static boolean same(String given, Object right, Answer answer) throws AnswerException {
        if (answer instanceof Answer.Quantity quantity && right instanceof Number number) {
            double value = number.doubleValue();
            double off = Math.abs(Numbers.parse(given, quantity.unit()) - value);
            return off <= Math.max(quantity.within(), ROUNDING) * Math.abs(value);
        }
        return plain(given).equals(plain(text(right, answer)));
    }

    /// A value as it was kept, see [#text].
    static Object value(String kept, Answer answer) {
        if (answer instanceof Answer.Quantity quantity) {
            try {
                return Numbers.parse(kept, quantity.unit());
            } catch (AnswerException _) {
                return kept;
            }
        }
        return kept;
    }

    /// How many times the measured value the prediction is; empty where they are no numbers.
    static Optional<Double> ratio(String given, Object measured, Answer answer) {
        if (answer instanceof Answer.Quantity quantity
                && measured instanceof Number number
                && number.doubleValue() != 0) {
            try {
                return Optional.of(Numbers.parse(given, quantity.unit()) / number.doubleValue());
            } catch (AnswerException _) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// A value as a student would write it. A condition answers a question whose choices are yes and no.
    static String text(Object value, Answer answer) {
        if (value instanceof Number number) {
            boolean whole = value instanceof Long || value instanceof Integer;
            String text = whole ? value.toString() : Numbers.text(number.doubleValue());
            return answer instanceof Answer.Quantity ? Numbers.grouped(text) : text;
        }
        if (value instanceof Boolean yes
                && answer instanceof Answer.Choice choice
                && choice.choices().contains("yes")) {
            return yes ? "yes" : "no";
        }
        return String.valueOf(value);
    }

    /// Is the value one that this kind of question can have?
    static boolean fits(Object value, Answer answer) {
        return switch (answer) {
            case Answer.Quantity _ -> value instanceof Number;
            case Answer.Choice choice -> choice.choices().contains(text(value, answer));
            case Answer.Words _ -> !text(value, answer).isBlank();
        };
    }

    private static String plain(String text) {
        String plain = text.strip()
                .replaceAll("^[\"'`]|[\"'`]$", "")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        return BYTES.matcher(plain).matches() ? plain.replace(" ", "") : plain;
    }
}
