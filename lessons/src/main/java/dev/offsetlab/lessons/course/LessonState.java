package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import dev.offsetlab.lessons.progress.LessonProgress;
import java.util.Optional;

/// How far one lesson is: steps are its predictions, cells, observations and checks.
///
/// @param checksPassed  of `checks`
/// @param stepsDone of `steps`; a prediction that an instructor left out is done with
public record LessonState(int steps, int stepsDone, int checks, int checksPassed) {
    public static LessonState of(Lesson lesson, LessonProgress progress) {
        int steps = 0;
        int done = 0;
        int checks = 0;
        int passed = 0;
        for (Block block : lesson.blocks()) {
            Optional<Boolean> step = isDone(block, progress);
            steps += step.isPresent() ? 1 : 0;
            done += step.orElse(false) ? 1 : 0;
            checks += block instanceof Block.Check ? 1 : 0;
            passed += block instanceof Block.Check && step.orElse(false) ? 1 : 0;
        }
        return new LessonState(steps, done, checks, passed);
    }

    /// Empty for what is only read.
    public static Optional<Boolean> isDone(Block block, LessonProgress progress) {
        return switch (block) {
            case Block.Run run -> {
                LessonProgress.Cell cell = progress.cells().get(run.id());
                boolean asMeant = cell != null && cell.outcome().equals(run.fails() ? "THREW" : "DONE");
                yield Optional.of(asMeant || (cell != null && cell.passed()));
            }
            case Block.Observe observe -> Optional.of(progress.observations().containsKey(observe.id()));
            case Block.Check check -> {
                LessonProgress.Checked checked = progress.checks().get(check.id());
                yield Optional.of(checked != null && checked.passed());
            }
            case Block.Predict predict ->
                Optional.of(progress.predictions().containsKey(predict.id())
                        || progress.skipped().containsKey(predict.id()));
            case Block.Claims _, Block.Prose _, Block.Drawing _ -> Optional.empty();
        };
    }

    public boolean begun() {
        return stepsDone > 0;
    }

    public boolean complete() {
        return stepsDone == steps;
    }
}
