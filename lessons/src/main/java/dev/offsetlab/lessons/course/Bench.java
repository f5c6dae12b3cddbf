package dev.offsetlab.lessons.course;

import dev.offsetlab.lessons.catalog.Block;
import dev.offsetlab.lessons.shell.CellResult;
import java.util.List;

/// Where a lesson's Java runs: one session with the desk in it.
public interface Bench {
    /// Runs a cell and waits for its end.
    CellResult run(String cell);

    /// The object that an expression gives in this session, now.
    ///
    /// @throws NoValueException it gives none; the message says why in one line
    Object value(String expression) throws NoValueException;

    /// Lets a tool of the system look on while the block's work runs.
    ///
    /// @throws NoValueException the work, or what stands in for a missing tool, failed
    Seen observe(Block.Observe block) throws NoValueException;

    /// Ends what runs. Any thread.
    void stop();

    /// What a tool said.
    ///
    /// @param lines   of the tool; empty where it is missing
    /// @param missing why it said nothing and how to get it; empty where it did
    /// @param counted what the engine counted itself, as text
    record Seen(List<String> lines, String missing, String counted) {
        public Seen {
            lines = List.copyOf(lines);
        }
    }
}
