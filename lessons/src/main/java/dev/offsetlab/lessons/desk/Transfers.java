package dev.offsetlab.lessons.desk;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/// Small programs that send the segment files of a topic over a loopback connection, without any broker: what the
/// paths of the broker are made of, each a few lines.
///
/// They run on a thread of their own, `lab-transfer`, which `lab.observe(STRACE, ...)` looks at too:
/// `lab.observe(STRACE, 3, () -> lab.transfers().wrapped("orders"))`. One at a time.
public final class Transfers {
    static final String THREAD = "lab-transfer";
    private static final int MOST_BUFFER_BYTES = 16 << 20;
    private static final int ZERO_RETURNS = 3;

    private final DeskThreads thread = DeskThreads.one(THREAD);
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Engine engine;

    Transfers(Engine engine) {
        this.engine = engine;
    }

    /// What the calls of one program were like.
    private static final class Calls {
        private long calls;
        private long shorts;
        private long zeros;

        /// One call that was asked for `asked` bytes and moved `moved`.
        void of(long asked, long moved) {
            calls++;
            zeros += moved == 0 ? 1 : 0;
            shorts += moved > 0 && moved < asked ? 1 : 0;
        }
    }

    /// Sends one file.
    @FunctionalInterface
    private interface Program {
        void send(FileChannel file, Loopback to, Calls calls, Job job) throws IOException;
    }

    /// Reads into one heap buffer and writes it, again and again. `lab.transfers().heap("orders", 8192)`
    public Transferred heap(String topic, int bufferBytes) {
        return copied("heap buffer of " + bufferBytes + " B", topic, bufferBytes, ByteBuffer::allocate, false);
    }

    /// The same with a fresh heap buffer for each read: garbage. `lab.transfers().freshHeap("orders", 8192)`
    public Transferred freshHeap(String topic, int bufferBytes) {
        return copied("fresh heap buffers of " + bufferBytes + " B", topic, bufferBytes, ByteBuffer::allocate, true);
    }

    /// Reads into one direct buffer and writes it. `lab.transfers().direct("orders", 1 << 20)`
    public Transferred direct(String topic, int bufferBytes) {
        return copied("direct buffer of " + bufferBytes + " B", topic, bufferBytes, ByteBuffer::allocateDirect, false);
    }

    private Transferred copied(String what, String topic, int bytes, IntFunction<ByteBuffer> buffers, boolean fresh) {
        TopicWork.check("bufferBytes", bytes, 1, MOST_BUFFER_BYTES);
        ByteBuffer[] kept = {buffers.apply(bytes)};
        return run(what, topic, (file, to, calls, job) -> {
            to.begin();
            while (true) {
                job.check();
                ByteBuffer buffer = fresh ? buffers.apply(bytes) : kept[0].clear();
                int read = file.read(buffer);
                if (read < 0) {
                    return;
                }
                calls.of(read, read);
                buffer.flip();
                while (buffer.hasRemaining()) {
                    int asked = buffer.remaining();
                    calls.of(asked, to.socket().write(buffer));
                }
            }
        });
    }

    /// `transferTo` into a real socket: sendfile. `lab.transfers().transferTo("orders")`
    public Transferred transferTo(String topic) {
        return run("transferTo into a SocketChannel", topic, (file, to, calls, job) -> {
            to.begin();
            transfer(file, to.socket(), calls, job);
        });
    }

    /// `transferTo` into a channel that only wraps a socket: it silently becomes read and write, 8 KiB at a
    /// time. `lab.transfers().wrapped("orders")`
    public Transferred wrapped(String topic) {
        return run("transferTo into a wrapped channel", topic, (file, to, calls, job) -> {
            to.begin();
            transfer(file, new Wrapper(to.socket()), calls, job);
        });
    }

    /// `transferTo` into a non-blocking socket that nobody reads yet: short transfers, then zeros; then
    /// somebody reads. `lab.transfers().full("orders")`
    public Transferred full(String topic) {
        return run("transferTo into a non-blocking socket, first unread", topic, (file, to, calls, job) -> {
            to.socket().configureBlocking(false);
            transfer(file, to.socket(), calls, () -> {
                job.check();
                if (calls.zeros >= ZERO_RETURNS) {
                    to.begin();
                }
            });
            to.socket().configureBlocking(true);
        });
    }

    private static void transfer(FileChannel file, WritableByteChannel to, Calls calls, Job job) throws IOException {
        transfer(file, to, calls, job::check);
    }

    private static void transfer(FileChannel file, WritableByteChannel to, Calls calls, Runnable before)
            throws IOException {
        long position = 0;
        while (position < file.size()) {
            before.run();
            long asked = file.size() - position;
            long moved = file.transferTo(position, asked, to);
            calls.of(asked, moved);
            position += moved;
        }
    }

    /// Looks like a socket to everybody but the JDK.
    private record Wrapper(SocketChannel socket) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return socket.write(bytes);
        }

        @Override
        public boolean isOpen() {
            return socket.isOpen();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Transferred run(String what, String topic, Program program) {
        Place place = Place.of(topic);
        return thread.ask(job -> {
            var segments = engine.log(place).segments();
            try (Loopback to = new Loopback()) {
                job.endsBy(() -> close(to));
                Calls calls = new Calls();
                OptionalLong writesBefore = kernelWrites();
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long cpuNs = threads.getCurrentThreadCpuTime();
                long startNs = System.nanoTime();
                for (var segment : segments) {
                    try (FileChannel file = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
                        program.send(file, to, calls, job);
                    }
                }
                long wallNs = System.nanoTime() - startNs;
                cpuNs = threads.getCurrentThreadCpuTime() - cpuNs;
                allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
                OptionalLong writes = kernelWrites();
                return new Transferred(
                        what,
                        to.finish(),
                        calls.calls,
                        calls.shorts,
                        calls.zeros,
                        writes.isPresent() && writesBefore.isPresent()
                                ? OptionalLong.of(writes.getAsLong() - writesBefore.getAsLong())
                                : OptionalLong.empty(),
                        wallNs,
                        cpuNs,
                        allocated);
            } finally {
                job.endsByItself();
            }
        });
    }

    private static void close(Loopback connection) {
        try {
            connection.close();
        } catch (IOException failure) {
            throw DeskException.of(failure);
        }
    }

    /// Write calls of the calling thread so far.
    private static OptionalLong kernelWrites() {
        try {
            return Files.readAllLines(Path.of("/proc/thread-self/io")).stream()
                    .filter(line -> line.startsWith("syscw: "))
                    .mapToLong(line -> Long.parseLong(line.substring("syscw: ".length())))
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
