package dev.offsetlab.lessons.shell;

import java.nio.charset.Charset;
import java.util.function.Consumer;

/// All that the threads of a session print: kept for the cell's result, and passed on while the cell runs.
///
/// What a thread prints that outlived its cell belongs to the next one. Any thread.
final class SessionOutput {
    private static final int KEPT_BYTES = 64 * 1024;
    private static final int LIVE_BYTES = 8 * 1024;

    private final CellOutput kept;
    private final CellOutput live;

    SessionOutput(Charset charset) {
        kept = new CellOutput(KEPT_BYTES, charset);
        live = new CellOutput(LIVE_BYTES, charset);
    }

    void write(byte[] bytes, int from, int length) {
        kept.write(bytes, from, length);
        live.write(bytes, from, length);
    }

    /// Hands on what came since the last call. A cell that prints faster than that is cut here too.
    void passOn(Consumer<String> listener) {
        String text = live.take();
        if (!text.isEmpty()) {
            listener.accept(text);
        }
    }

    String take() {
        return kept.take();
    }
}
