package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.catalog.Lesson;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A lesson that is open: its blocks in order, each with what has become of it.
public final class LessonModel {
    private final Lesson lesson;
    private final List<LessonBlock> blocks;

    LessonModel(Lesson lesson, LessonActions actions) {
        this.lesson = lesson;
        blocks = lesson.blocks().stream().map(block -> of(block, actions)).toList();
    }

    private static LessonBlock of(Block block, LessonActions actions) {
        return switch (block) {
            case Block.Prose _, Block.Drawing _ -> new LessonBlock.Still(block);
            case Block.Predict predict -> new LessonPredict(predict, actions::predict);
            case Block.Run run -> new LessonCell(run, actions);
            case Block.Claims claims -> new LessonClaims(claims);
            case Block.Observe observe -> new LessonObserve(observe, actions::observe, actions::stop);
            case Block.Check check -> new LessonCheck(check, actions::answer);
        };
    }

    public Lesson lesson() {
        return lesson;
    }

    public List<LessonBlock> blocks() {
        return blocks;
    }

    /// Where the block with this id is in [#blocks]; -1 where there is none.
    public int indexOf(String id) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).block().blockId().filter(id::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /// Predictions that the text at `index` would answer: those of the cell above it. None for what stands above the
    /// next cell's own predictions, or below them.
    public List<LessonPredict> answeredBy(int index) {
        for (int above = index - 1; above >= 0; above--) {
            switch (blocks.get(above)) {
                case LessonCell cell -> {
                    return predictions(cell.block().id());
                }
                case LessonPredict _ -> {
                    return List.of();
                }
                case LessonBlock.Still _, LessonClaims _, LessonObserve _, LessonCheck _ -> {}
            }
        }
        return List.of();
    }

    private List<LessonPredict> predictions(String cell) {
        return blocks.stream()
                .filter(LessonPredict.class::isInstance)
                .map(LessonPredict.class::cast)
                .filter(predict -> predict.block().before().equals(cell))
                .toList();
    }

    /// The block of this kind with this id.
    <B extends LessonBlock> Optional<B> block(Class<B> kind, String id) {
        return first(kind, block -> block.block().blockId().filter(id::equals).isPresent());
    }

    <B extends LessonBlock> Optional<B> first(Class<B> kind, Predicate<B> which) {
        return blocks.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(which)
                .findFirst();
    }
}
