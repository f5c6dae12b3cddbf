package dev.offsetlab.lessons.catalog;

import dev.offsetlab.lessons.catalog.Exercise.Hint;
import dev.offsetlab.lessons.catalog.Exercise.Question;
import dev.offsetlab.lessons.catalog.Yaml.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Cuts an `exercise.md` into its head, text, hints and questions.
final class ExerciseParser {
    private static final Set<String> WORDS = Set.of("drawing", "hint", "question");
    private static final String BEGINS =
            "an exercise begins with '---', title, minutes, file and lesson with their values, '---'";
    private static final int LEAST_MINUTES = 10;
    private static final int MOST_MINUTES = 60;

    private final MarkdownPage page;
    private final Faults faults;
    private final BlockReader blocks;

    ExerciseParser(String text, Faults faults) {
        this.page = new MarkdownPage(text, faults);
        this.faults = faults;
        this.blocks = new BlockReader(faults);
    }

    /// @param lessonLine where the lesson is named
    record Head(String title, int minutes, String file, String lesson, int lessonLine, Optional<String> serves) {
        static final Head NONE = new Head("", 1, "", "", 1, Optional.empty());
    }

    Head head() {
        return page.head(BEGINS).map(ExerciseParser::head).orElse(Head.NONE);
    }

    private static Head head(Fields fields) {
        String file = fields.text("file");
        if (!file.isEmpty() && !file.matches("[A-Z]\\w*\\.java")) {
            fields.fault("file", "'file' is the name of a Java file in the exercise's package, not " + file);
        }
        Optional<String> serves = fields.optionalText("serves");
        if (serves.isPresent() && !serves.get().matches("[A-Z]\\w*")) {
            fields.fault("serves", "'serves' is the name of a class in the exercise's package, not " + serves.get());
        }
        Head head = new Head(
                fields.text("title"),
                fields.wholeNumber("minutes", LEAST_MINUTES, MOST_MINUTES),
                file,
                fields.text("lesson"),
                fields.lineOf("lesson"),
                serves);
        fields.refuseOthers();
        return head;
    }

    /// What the page holds beside its head.
    record Content(List<Block> body, List<Hint> hints, List<Question> questions) {}

    Content content() {
        List<Block> body = new ArrayList<>();
        List<Hint> hints = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        int next = page.headLines();
        for (Fence fence : page.fences(WORDS)) {
            page.prose(next, fence.line() - 1).ifPresent(body::add);
            next = fence.lastLine();
            switch (fence.word()) {
                case "hint" -> hints.add(hint(fence));
                case "question" -> question(fence).ifPresent(questions::add);
                default -> blocks.read(fence).ifPresent(body::add);
            }
        }
        page.prose(next, page.lastLine()).ifPresent(body::add);
        return new Content(body, hints, questions);
    }

    private Hint hint(Fence fence) {
        if (fence.body().isBlank()) {
            faults.add(fence.line(), fence.name() + ": the hint is empty");
        }
        return new Hint(fence.line(), fence.rest(), fence.body().stripTrailing());
    }

    private Optional<Question> question(Fence fence) {
        if (!fence.rest().isEmpty()) {
            faults.add(fence.line(), "behind the word 'question' nothing stands, not '" + fence.rest() + "'");
        }
        return Yaml.read(fence.body(), fence.line() + 1, faults).map(yaml -> {
            Mapping mapping = yaml instanceof Mapping keys ? keys : new Mapping(fence.line(), Map.of());
            Fields fields = new Fields("question", fence.line(), mapping, faults);
            Question question = new Question(fence.line(), fields.text("asks"), fields.text("answer"));
            fields.refuseOthers();
            return question;
        });
    }
}
