package dev.offsetlab.lessons.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Standard output, error and input of this JVM, parted by thread: what a cell's threads print goes to the cell's
/// session, all else to where it went before. A cell that reads standard input finds it at its end.
///
/// A thread that a cell starts, virtual or not, inherits its session. Any thread.
final class CellStreams {
    private static final InheritableThreadLocal<@Nullable SessionOutput> SESSION = new InheritableThreadLocal<>();
    private static @Nullable CellStreams installed;

    private final PrintStream out = parted(System.out);
    private final PrintStream err = parted(System.err);
    private final InputStream in = new PartedInput(System.in);

    /// Puts the parted streams in place, also where a cell has set others.
    static synchronized void install() {
        CellStreams streams = installed;
        if (streams == null) {
            streams = new CellStreams();
            installed = streams;
        }
        System.setOut(streams.out);
        System.setErr(streams.err);
        System.setIn(streams.in);
    }

    /// From now on this thread, and those that it starts, print to `session`.
    static void enter(SessionOutput session) {
        SESSION.set(session);
    }

    private static PrintStream parted(PrintStream outside) {
        return new PrintStream(new PartedOutput(outside), true, outside.charset());
    }

    private static final class PartedOutput extends OutputStream {
        private final PrintStream outside;

        PartedOutput(PrintStream outside) {
            this.outside = outside;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            SessionOutput session = SESSION.get();
            if (session == null) {
                outside.write(bytes, from, length);
            } else {
                session.write(bytes, from, length);
            }
        }

        @Override
        public void flush() {
            if (SESSION.get() == null) {
                outside.flush();
            }
        }
    }

    private static final class PartedInput extends InputStream {
        private final InputStream outside;

        PartedInput(InputStream outside) {
            this.outside = outside;
        }

        @Override
        public int read() throws IOException {
            return SESSION.get() == null ? outside.read() : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return SESSION.get() == null ? outside.read(bytes, from, length) : -1;
        }

        @Override
        public int available() throws IOException {
            return SESSION.get() == null ? outside.available() : 0;
        }
    }
}
