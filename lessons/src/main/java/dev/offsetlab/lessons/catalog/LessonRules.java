package dev.offsetlab.lessons.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must hold between the blocks of a lesson: ids are unique, and what speaks of a cell names one, from its side.
final class LessonRules {
    private final Faults faults;
    private final Map<String, Integer> lineOfCell = new HashMap<>();

    LessonRules(Faults faults) {
        this.faults = faults;
    }

    void check(List<Block> blocks) {
        ids(blocks);
        for (Block block : blocks) {
            switch (block) {
                case Block.Predict predict -> predict(predict);
                case Block.Claims claims -> claims(claims);
                default -> {}
            }
        }
    }

    private void ids(List<Block> blocks) {
        Set<String> seen = new HashSet<>();
        for (Block block : blocks) {
            if (block instanceof Block.Run run) {
                lineOfCell.putIfAbsent(run.id(), run.line());
            }
            block.blockId()
                    .filter(id -> !seen.add(id))
                    .ifPresent(id -> faults.add(
                            block.line(), "the id '" + id + "' is taken by a block above; ids are unique in a lesson"));
        }
    }

    private void predict(Block.Predict predict) {
        Integer cell = lineOfCell.get(predict.before());
        if (cell == null) {
            faults.add(
                    predict.line(),
                    "predict " + predict.id() + ": 'before' names no run cell: '" + predict.before() + "'");
        } else if (cell < predict.line()) {
            faults.add(
                    predict.line(),
                    "predict " + predict.id() + ": stands below its cell '" + predict.before()
                            + "'; a prediction comes first");
        }
    }

    private void claims(Block.Claims claims) {
        Integer cell = lineOfCell.get(claims.after());
        if (cell == null) {
            faults.add(claims.line(), "claims: names no run cell: '" + claims.after() + "'");
        } else if (cell > claims.line()) {
            faults.add(claims.line(), "claims: stands above its cell '" + claims.after() + "'");
        }
    }
}
