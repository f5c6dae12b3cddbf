package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.course.LessonState;
import dev.offsetlab.lessons.progress.LessonProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A lesson as steps: what is read, and then the one thing that is done. After the last step there may be text.
final class LessonSteps {
    private final List<Step> steps = new ArrayList<>();
    private final List<Block> ending;

    /// @param before text and drawings above it
    record Step(List<Block> before, Block block) {
        String id() {
            return block.blockId().orElseThrow();
        }

        String name() {
            return block.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " " + id();
        }
    }

    LessonSteps(Lesson lesson) {
        List<Block> before = new ArrayList<>();
        for (Block block : lesson.blocks()) {
            if (block.blockId().isPresent()) {
                steps.add(new Step(List.copyOf(before), block));
                before.clear();
            } else if (!(block instanceof Block.Claims)) {
                before.add(block); // Claims are said when their cell has run.
            }
        }
        ending = List.copyOf(before);
    }

    int count() {
        return steps.size();
    }

    Step get(int index) {
        return steps.get(index);
    }

    List<Block> ending() {
        return ending;
    }

    /// The step with this block; the first where it is unknown.
    int indexOf(String id) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).id().equals(id)) {
                return i;
            }
        }
        return 0;
    }

    static boolean isDone(Block block, LessonProgress progress) {
        return LessonState.isDone(block, progress).orElse(false);
    }
}
