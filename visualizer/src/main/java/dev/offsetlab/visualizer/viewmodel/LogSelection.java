package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The segment that is selected and the offset that is pointed at. Kept by base offset: places shift when
/// old segments go. Where nothing was selected, or what was is gone, it is the active segment.
public final class LogSelection {
    private final Runnable changed;
    private OptionalLong baseOffset = OptionalLong.empty();
    private OptionalLong pointed = OptionalLong.empty();
    private String remark = "";

    LogSelection(Runnable changed) {
        this.changed = changed;
    }

    void clear() {
        baseOffset = OptionalLong.empty();
        pointed = OptionalLong.empty();
        remark = "";
    }

    public void select(long base) {
        baseOffset = OptionalLong.of(base);
        changed.run();
    }

    /// @param why what is to be said of it; empty where nothing is
    void point(OptionalLong offset, String why) {
        pointed = offset;
        remark = why;
        changed.run();
    }

    /// The offset that was clicked or typed last.
    public OptionalLong pointed() {
        return pointed;
    }

    /// What is to be said of the offset pointed at: that it was moved into the log; empty where all is as
    /// asked.
    public String remark() {
        return remark;
    }

    /// Its place in the outline.
    OptionalInt segment(LogOutline outline) {
        if (baseOffset.isPresent()) {
            int found = outline.segmentOf(baseOffset.getAsLong());
            if (outline.baseOffset(found) == baseOffset.getAsLong()) {
                return OptionalInt.of(found);
            }
        }
        return OptionalInt.of(outline.segmentCount() - 1);
    }
}
