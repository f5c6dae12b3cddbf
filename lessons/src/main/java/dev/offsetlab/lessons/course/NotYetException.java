package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block;
import java.util.List;

/// A cell waits for predictions: what one believed before is only known before.
public final class NotYetException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Block.Predict> waitsFor;

    NotYetException(List<Block.Predict> waitsFor) {
        super("predict first: "
                + String.join(
                        "; ", waitsFor.stream().map(Block.Predict::question).toList()));
        this.waitsFor = List.copyOf(waitsFor);
    }

    public List<Block.Predict> waitsFor() {
        return waitsFor;
    }
}
