package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.Block.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// What kind of answer a question asks for: one of the keys `number`, `text`, `choices`.
final class AnswerReader {
    private static final List<String> KINDS = List.of("number", "text", "choices");

    private AnswerReader() {}

    static Answer read(Fields fields) {
        List<String> given = KINDS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            fields.fault(
                    "question",
                    "needs one of number, text, choices, and has "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)));
            return new Answer.Words("");
        }
        return switch (given.getFirst()) {
            case "number" -> new Answer.Quantity(fields.text("number"), within(fields));
            case "text" -> new Answer.Words(fields.text("text"));
            default -> new Answer.Choice(choices(fields));
        };
    }

    private static double within(Fields fields) {
        if (!fields.has("within")) {
            return 0;
        }
        String text = fields.text("within");
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a share out of range.
        }
        fields.fault("within", "'within' is a share from 0 to 1, as 0.1 for a tenth, not " + text);
        return 0;
    }

    private static List<String> choices(Fields fields) {
        List<String> choices = fields.texts("choices");
        if (choices.size() < 2 || choices.stream().anyMatch(String::isBlank)) {
            fields.fault("choices", "'choices' needs at least two, none of them empty");
        }
        Stream<String> twice = choices.stream().filter(new HashSet<>(choices.size())::add);
        if (twice.count() < choices.size()) {
            fields.fault("choices", "a choice stands there twice");
        }
        return choices;
    }
}
