package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.course.Bench;
import dev.offsetlab.lessons.course.LessonRun;
import dev.offsetlab.lessons.course.LessonState;
import dev.offsetlab.lessons.progress.LessonProgress;
import dev.offsetlab.lessons.progress.LessonProgress.Answered;
import dev.offsetlab.lessons.progress.LessonProgress.Attempt;
import dev.offsetlab.lessons.progress.LessonProgress.Cell;
import dev.offsetlab.lessons.progress.LessonProgress.Checked;
import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.visualizer.viewmodel.LessonObserve.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts back what was done earlier, in this window or another one.
final class LessonMemory {
    /// Names of three columns or more, and no figure.
    private static final Pattern HEAD = Pattern.compile("\\s*[^\\d\\s]+(\\s+[^\\d\\s]+){2,}\\s*");

    private LessonMemory() {}

    static void restore(LessonModel model, LessonRun run) {
        LessonProgress kept = run.progress();
        for (LessonBlock block : model.blocks()) {
            switch (block) {
                case LessonCell cell -> restore(cell, kept);
                case LessonPredict predict -> restore(predict, kept);
                case LessonCheck check -> restore(check, kept);
                case LessonObserve observe -> restore(observe, kept);
                case LessonClaims claims -> restore(claims, kept);
                case LessonBlock.Still _ -> {}
            }
        }
        waiting(model, run);
    }

    /// Which cells wait for a prediction, which predictions a cell waits for, and which an instructor may come to
    /// without those above.
    static void waiting(LessonModel model, LessonRun run) {
        boolean first = true;
        for (LessonBlock block : model.blocks()) {
            if (block instanceof LessonCell cell) {
                cell.waitFor(LessonWords.waiting(run.waitsFor(cell.block().id())));
                cell.offerAbove(run.skipsPredictions() && !first);
                first = false;
            } else if (block instanceof LessonPredict predict) {
                predict.cellWaits(!run.waitsFor(predict.block().before()).isEmpty());
            } else if (block instanceof LessonClaims claims && run.skipsPredictions()) {
                claims.tell();
            }
        }
    }

    private static void restore(LessonCell cell, LessonProgress kept) {
        Cell was = kept.cells().get(cell.block().id());
        if (was != null) {
            cell.restored(was.code(), was.result());
            cell.markRan(LessonState.isDone(cell.block(), kept).orElse(false));
        }
    }

    private static void restore(LessonClaims claims, LessonProgress kept) {
        if (kept.cells().containsKey(claims.block().after())) {
            claims.tell();
        }
    }

    private static void restore(LessonPredict predict, LessonProgress kept) {
        Answered said = kept.predictions().get(predict.block().id());
        Answered measured = kept.measurements().get(predict.block().id());
        if (kept.skipped().containsKey(predict.block().id())) {
            predict.skipped();
        } else if (said == null) {
            return;
        }
        String predicted = said == null ? "" : said.text();
        predict.recorded(predicted);
        if (measured != null) {
            predict.measured(Optional.of(LessonWords.kept(predict.block().answer(), predicted, measured.text())));
        }
    }

    private static void restore(LessonCheck check, LessonProgress kept) {
        Checked checked = kept.checks().get(check.block().id());
        if (checked == null || checked.attempts().isEmpty()) {
            return;
        }
        Attempt attempt = checked.attempts().stream()
                .filter(Attempt::passed)
                .findFirst()
                .orElse(checked.attempts().getLast());
        boolean reveals = checked.attempts().size() > 1;
        check.judged(
                attempt.answer(),
                LessonWords.verdict(attempt.passed(), attempt.answer(), attempt.right(), reveals),
                check.block().hint().orElse(""));
    }

    private static void restore(LessonObserve observe, LessonProgress kept) {
        Answered said = kept.observations().get(observe.block().id());
        if (said != null) {
            List<String> lines = said.text().lines().toList();
            observe.ended(Optional.of(
                    new LessonObserve.Seen("", "As it was seen before:", said.text(), lines(observe.block(), lines))));
        }
    }

    static LessonObserve.Seen seen(Block.Observe block, Bench.Seen now) {
        if (!now.missing().isEmpty()) {
            return new LessonObserve.Seen(
                    now.missing(), "The engine's own counters for the same:", now.counted(), List.of());
        }
        String output = now.lines().stream().collect(Collectors.joining("\n"));
        return new LessonObserve.Seen("", "All that it said:", output, lines(block, now.lines()));
    }

    private static List<Line> lines(Block.Observe block, List<String> output) {
        return block.lines().entrySet().stream()
                .flatMap(entry -> output.stream()
                        .filter(line -> Block.Observe.isAbout(entry.getKey(), line))
                        .limit(1)
                        .map(line -> new Line(withHead(line, output), entry.getValue())))
                .toList();
    }

    /// A row of a table says little without the names of its columns.
    private static String withHead(String row, List<String> output) {
        String head = output.stream()
                .takeWhile(line -> !line.equals(row))
                .filter(line -> HEAD.matcher(line).matches())
                .reduce("", (before, line) -> line + "\n");
        return (head + row).stripIndent().stripTrailing();
    }

    /// The session itself could not do it.
    static CellResult failed(RuntimeException failure) {
        return new CellResult(
                CellResult.Outcome.ENDED,
                "",
                "",
                List.of(new CellResult.Problem(1, 1, "The session cannot run this: " + failure.getMessage())),
                Duration.ZERO);
    }
}
