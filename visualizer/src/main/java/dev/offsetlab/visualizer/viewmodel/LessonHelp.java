package dev.offsetlab.visualizer.viewmodel;

import java.util.List;
import java.util.function.Consumer;

/// What the session can say about code that is being typed. Asked on the window's thread, answered there later.
public interface LessonHelp {
    /// What could stand at the cursor.
    ///
    /// @param cursor characters before it
    void complete(String code, int cursor, Consumer<List<Proposal>> answer);

    /// The documentation of what stands at the cursor, as text; empty where there is none.
    void explain(String code, int cursor, Consumer<String> answer);

    /// @param from the first character that it replaces; the last one is that before the cursor
    /// @param text what stands there then
    record Proposal(int from, String text) {}
}
