package dev.offsetlab.visualizer.viewmodel;

import static dev.offsetlab.visualizer.viewmodel.JourneyDetail.source;
import static dev.offsetlab.visualizer.viewmodel.JourneyParts.CACHE;
import static dev.offsetlab.visualizer.viewmodel.JourneyParts.SOCKET;

import dev.offsetlab.visualizer.source.SourceRef;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Flow;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Mover;
import dev.offsetlab.visualizer.viewmodel.JourneyStage.Place;
import java.util.List;

/// The route by a heap buffer: the textbook's copies, and the two that the JDK hides.
final class JourneyHeapRoute {
    private static final String HEAP = "heap";
    private static final String JDK_IN = "jdk-in";
    private static final String JDK_OUT = "jdk-out";
    private static final SourceRef READS = source("transfer/HeapPath.java", "send", "ahead.fill");
    private static final SourceRef WRITES = source("transfer/HeapPath.java", "send", "socket.write");
    private static final SourceRef FILL = source("transfer/ReadAhead.java", "fill", "region.read");

    private JourneyHeapRoute() {}

    static JourneyRoute route() {
        return new JourneyRoute(
                "heap",
                "4",
                "The CPU copies every byte four times",
                "Its counter: 3 buffers passed. 3 copies in + 1 out = 4 copies.",
                JourneyParts.stages(jdksBuffer(JDK_IN, 1, READS), heapBuffer(), jdksBuffer(JDK_OUT, 3, WRITES)),
                JourneyParts.hops(
                        "6",
                        hop("2", CACHE, JDK_IN, "page cache to the JDK's buffer", intoJdk(), List.of(READS, FILL)),
                        hop("3", JDK_IN, HEAP, "the JDK's buffer to heap buffer", intoHeap(), List.of(FILL)),
                        hop("4", HEAP, JDK_OUT, "heap buffer to the JDK's buffer", outOfHeap(), List.of(WRITES)),
                        hop("5", JDK_OUT, SOCKET, "the JDK's buffer to socket buffer", outOfJdk(), List.of(WRITES))),
                List.of(JourneyRoutes.pread(READS), JourneyRoutes.write(WRITES)));
    }

    private static JourneyHop hop(
            String number, String from, String to, String what, String text, List<SourceRef> sources) {
        var detail = new JourneyDetail(number + ": " + what + ", by the CPU", text, sources);
        return new JourneyHop(number, from, to, Mover.CPU, Flow.ALL, detail);
    }

    private static String intoJdk() {
        return "pread copies in kernel mode. The engine asked for its heap buffer; the JDK gives the kernel a direct "
                + "buffer of its own instead, because the garbage collector may move a heap array at any moment.";
    }

    private static String intoHeap() {
        return "In user mode, inside region.read: the JDK copies from its buffer into the array. No system call, and "
                + "nothing of it is to be seen in the engine's line; the textbook does not count it.";
    }

    private static String outOfHeap() {
        return "In user mode, inside socket.write: the JDK copies the array into a direct buffer of its own, once more "
                + "for an address that stays. The textbook does not count this one either.";
    }

    private static String outOfJdk() {
        return "write copies in kernel mode, out of the JDK's buffer.";
    }

    private static JourneyStage heapBuffer() {
        return JourneyStage.at(
                HEAP,
                "Heap buffer",
                "8 KiB unless set",
                Place.USER,
                2,
                new JourneyDetail(
                        "Heap buffer",
                        "An array of Java: what ByteBuffer.allocate gives, and what everybody writes first. It is "
                                + "used again and again, or taken fresh for each read, which makes garbage.",
                        List.of(source("transfer/HeapPath.java", "ahead", "ByteBuffer::allocate"), FILL)));
    }

    private static JourneyStage jdksBuffer(String id, int row, SourceRef where) {
        return JourneyStage.at(
                id,
                "JDK's buffer",
                "direct, hidden",
                Place.USER,
                row,
                new JourneyDetail(
                        "The JDK's temporary direct buffer",
                        "Kept by the JDK for each thread. The engine never sees it: it is inside the marked call.",
                        List.of(where)));
    }
}
