package dev.offsetlab.visualizer.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.course.LessonState;
import dev.offsetlab.lessons.progress.LessonProgress;
import dev.offsetlab.lessons.progress.Progress;
import dev.offsetlab.lessons.progress.ProgressJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The course with what was done of it, for people and for scripts.
final class LessonList {
    private static final ObjectMapper JSON = ProgressJson.mapper();

    private final List<Lesson> lessons;
    private final Progress progress;

    LessonList(List<Lesson> lessons, Progress progress) {
        this.lessons = lessons;
        this.progress = progress;
    }

    /// The lesson that was open last, where the lab still has it.
    Optional<Lesson> last() {
        return lessons.stream()
                .filter(lesson -> lesson.name().equals(progress.last()))
                .findFirst();
    }

    void print(Terminal terminal) {
        int widest = lessons.stream()
                .mapToInt(lesson -> lesson.title().length())
                .max()
                .orElse(0);
        for (Lesson lesson : lessons) {
            LessonState state = LessonState.of(lesson, progress.lesson(lesson.name()));
            String line = String.format(
                    Locale.ROOT,
                    "%2d  %-" + Math.max(1, widest) + "s  %3d min  %s",
                    lesson.number(),
                    lesson.title(),
                    lesson.minutes(),
                    words(state));
            boolean open = lesson.name().equals(progress.last());
            terminal.line((open ? "* " : "  ") + (open ? terminal.bold(line) : line).stripTrailing());
        }
    }

    private static String words(LessonState state) {
        if (!state.begun()) {
            return "";
        }
        return state.complete() ? "done" : state.stepsDone() + " of " + state.steps() + " steps";
    }

    ArrayNode json() {
        ArrayNode list = JSON.createArrayNode();
        lessons.forEach(lesson -> list.add(head(lesson)));
        return list;
    }

    /// One lesson with its blocks and all that was kept of it.
    ObjectNode json(Lesson lesson) {
        LessonProgress kept = progress.lesson(lesson.name());
        ObjectNode node = head(lesson);
        ArrayNode steps = node.putArray("steps");
        for (Block block : lesson.blocks()) {
            block.blockId()
                    .ifPresent(id -> steps.addObject()
                            .put("id", id)
                            .put("kind", block.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                            .put("done", LessonSteps.isDone(block, kept)));
        }
        node.set("progress", JSON.valueToTree(kept));
        return node;
    }

    private ObjectNode head(Lesson lesson) {
        LessonState state = LessonState.of(lesson, progress.lesson(lesson.name()));
        return JSON.createObjectNode()
                .put("number", lesson.number())
                .put("name", lesson.name())
                .put("title", lesson.title())
                .put("minutes", lesson.minutes())
                .put("open", lesson.name().equals(progress.last()))
                .put("stepCount", state.steps())
                .put("stepsDone", state.stepsDone())
                .put("checkCount", state.checks())
                .put("checksPassed", state.checksPassed());
    }
}
