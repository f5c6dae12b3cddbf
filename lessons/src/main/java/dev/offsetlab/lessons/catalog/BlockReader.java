package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.Block.Answer;
import dev.offsetlab.lessons.catalog.Block.Claim;
import dev.offsetlab.lessons.catalog.Yaml.Mapping;
import dev.offsetlab.lessons.catalog.Yaml.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes a block of fenced code.
final class BlockReader {
    static final Set<String> WORDS = Set.of("drawing", "predict", "run", "claims", "observe", "check");

    /// A terminal has 80 columns; the reader indents drawings by two and numbers a cell's lines with four.
    private static final int MOST_DRAWING_COLUMNS = 78;

    private static final int MOST_CELL_COLUMNS = 76;
    private static final int MOST_OBSERVED_SECONDS = 30;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private final Faults faults;

    BlockReader(Faults faults) {
        this.faults = faults;
    }

    /// Empty where the block cannot be read at all.
    Optional<Block> read(Fence fence) {
        return switch (fence.word()) {
            case "drawing" -> Optional.of(drawing(fence));
            case "run" -> Optional.of(run(fence));
            case "claims" -> claims(fence);
            default -> fields(fence).map(fields -> withFields(fence, fields));
        };
    }

    private Block withFields(Fence fence, Fields fields) {
        String id = id(fence, fence.rest());
        Block block = switch (fence.word()) {
            case "predict" -> predict(fence.line(), id, fields);
            case "observe" -> observe(fence.line(), id, fields);
            default -> check(fence.line(), id, fields);
        };
        fields.refuseOthers();
        return block;
    }

    private Block drawing(Fence fence) {
        if (fence.rest().isEmpty()) {
            faults.add(fence.line(), "a drawing has a caption behind the word 'drawing'");
        }
        refuseWide(fence, MOST_DRAWING_COLUMNS);
        return new Block.Drawing(fence.line(), fence.rest(), fence.body().stripTrailing());
    }

    private Block run(Fence fence) {
        String[] words = fence.rest().split("\\s+", 2);
        boolean fails = words.length > 1 && words[1].equals("fails");
        if (words.length > 1 && !fails) {
            faults.add(fence.line(), "behind a cell's id only 'fails' may stand, not '" + words[1] + "'");
        }
        if (fence.body().isBlank()) {
            faults.add(fence.line(), fence.name() + ": the cell is empty");
        }
        refuseWide(fence, MOST_CELL_COLUMNS);
        return new Block.Run(fence.line(), id(fence, words[0]), fence.body().stripTrailing(), fails);
    }

    private static Block predict(int line, String id, Fields fields) {
        String question = fields.text("question");
        Answer answer = AnswerReader.read(fields);
        return new Block.Predict(line, id, question, answer, fields.text("before"), fields.text("measured"));
    }

    private Optional<Block> claims(Fence fence) {
        return Yaml.read(fence.body(), fence.line() + 1, faults).map(yaml -> {
            List<Claim> claims = new ArrayList<>();
            if (yaml instanceof Sequence sequence) {
                sequence.items().forEach(item -> claims.add(claim(fence, item)));
            }
            if (claims.isEmpty()) {
                faults.add(fence.line(), fence.name() + ": needs a list of '- says: ...' with 'that: ...' below it");
            }
            return new Block.Claims(fence.line(), id(fence, fence.rest()), claims);
        });
    }

    private Claim claim(Fence fence, Yaml item) {
        Mapping mapping = item instanceof Mapping keys ? keys : new Mapping(item.line(), Map.of());
        Fields fields = new Fields(fence.name(), item.line(), mapping, faults);
        Claim claim = new Claim(fields.text("says"), fields.text("that"));
        fields.refuseOthers();
        return claim;
    }

    private static Block observe(int line, String id, Fields fields) {
        Map<String, String> lines = new LinkedHashMap<>();
        fields.mapping("lines").entries().forEach((word, means) -> {
            if (means instanceof Yaml.Scalar text) {
                lines.put(word, text.text());
            } else {
                fields.fault("lines", "what '" + word + "' means is a text");
            }
        });
        return new Block.Observe(
                line,
                id,
                tool(fields),
                fields.wholeNumber("seconds", 1, MOST_OBSERVED_SECONDS),
                fields.text("work"),
                lines,
                fields.text("instead"));
    }

    private static Block.Tool tool(Fields fields) {
        String name = fields.text("tool");
        List<String> known = Arrays.stream(Block.Tool.values())
                .map(tool -> tool.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!known.contains(name)) {
            fields.fault("tool", "'tool' is one of " + String.join(", ", known) + ", not '" + name + "'");
            return Block.Tool.STRACE;
        }
        return Block.Tool.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Block check(int line, String id, Fields fields) {
        String question = fields.text("question");
        Answer answer = AnswerReader.read(fields);
        String wrong = fields.text("wrong");
        String rule = wrong.isEmpty() ? "" : refused(wrong, answer);
        if (!rule.isEmpty()) {
            fields.fault("wrong", "'wrong' is " + rule + ", not '" + wrong + "'");
        }
        return new Block.Check(line, id, question, answer, fields.text("right"), wrong, fields.optionalText("hint"));
    }

    /// The rule that a wrong answer breaks: it is one that a student could give.
    private static String refused(String wrong, Answer answer) {
        return switch (answer) {
            case Answer.Choice choice -> choice.choices().contains(wrong) ? "" : "one of the choices";
            case Answer.Quantity _ -> NUMBER.matcher(wrong).matches() ? "" : "a number";
            case Answer.Words _ -> "";
        };
    }

    private Optional<Fields> fields(Fence fence) {
        return Yaml.read(fence.body(), fence.line() + 1, faults).flatMap(yaml -> {
            if (yaml instanceof Mapping mapping) {
                return Optional.of(new Fields(fence.name(), fence.line(), mapping, faults));
            }
            faults.add(fence.line(), fence.name() + ": needs lines of 'key: value'");
            return Optional.empty();
        });
    }

    private String id(Fence fence, String id) {
        if (!ID.matcher(id).matches()) {
            faults.add(
                    fence.line(),
                    fence.word() + ": needs an id behind the word, small letters, digits and '-', not '" + id + "'");
        }
        return id;
    }

    private void refuseWide(Fence fence, int columns) {
        List<String> lines = fence.body().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int wide = lines.get(i).codePointCount(0, lines.get(i).length());
            if (wide > columns) {
                faults.add(
                        fence.line() + 1 + i,
                        fence.word() + ": " + wide + " columns, at most " + columns + " fit a terminal");
            }
        }
    }
}
