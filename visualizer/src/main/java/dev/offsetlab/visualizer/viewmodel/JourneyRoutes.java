package dev.offsetlab.visualizer.viewmodel;

import static dev.offsetlab.visualizer.viewmodel.JourneyDetail.source;
import static dev.offsetlab.visualizer.viewmodel.JourneyParts.CACHE;
import static dev.offsetlab.visualizer.viewmodel.JourneyParts.SOCKET;

import dev.offsetlab.visualizer.source.SourceRef;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Flow;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Mover;
import dev.offsetlab.visualizer.viewmodel.JourneyStage.Place;
import java.util.List;

/// The routes of the built-in paths, with the numbers of the copies as their sources count them.
///
/// ```
///   row            user space                     kernel               device
///    0                                                                 disk
///    1             buffer, mapping                page cache
///    2             heap buffer                    pipe
///    3             buffer                         socket buffer
///    4                                                                 network
/// ```
final class JourneyRoutes {
    private static final String BUFFER = "buffer";
    private static final String PIPE = "pipe";
    private static final SourceRef ONE_READ = source("file/FileRegion.java", "read", "channel().read");
    private static final SourceRef FILL = source("transfer/ReadAhead.java", "fill", "region.read");

    private JourneyRoutes() {}

    static JourneyRoute of(String path) {
        return switch (path) {
            case "heap" -> JourneyHeapRoute.route();
            case "direct" -> direct();
            case "mmap" -> mmap();
            case "sendfile" -> sendfile();
            case "splice" -> splice();
            case "auto" -> JourneyAutoRoute.route();
            default -> own(path);
        };
    }

    private static JourneyRoute direct() {
        SourceRef reads = source("transfer/DirectPath.java", "send", "ahead.fill");
        SourceRef writes = source("transfer/DirectPath.java", "send", "socket.write");
        var in = new JourneyDetail(
                "2: page cache to direct buffer, by the CPU",
                "pread copies in kernel mode, straight into memory outside of the heap: no buffer of the JDK between.",
                List.of(reads, FILL));
        var out = new JourneyDetail(
                "3: direct buffer to socket buffer, by the CPU",
                "write copies in kernel mode. A buffer that still lies in the processor's cache is cheaper to copy.",
                List.of(writes));
        return new JourneyRoute(
                "direct",
                "2",
                "The CPU copies every byte twice",
                "Its counter: 1 buffer passed. 1 copy in + 1 out = 2 copies.",
                JourneyParts.stages(JourneyStage.between(
                        BUFFER,
                        "Direct buffer",
                        "64 KiB unless set",
                        new JourneyDetail(
                                "Direct buffer",
                                "One for each connection, outside of the heap, where it never moves: a system "
                                        + "call can use its address.",
                                List.of(source("transfer/DirectPath.java", "ahead", "allocateDirect"), FILL)))),
                JourneyParts.hops(
                        "4",
                        new JourneyHop("2", CACHE, BUFFER, Mover.CPU, Flow.ALL, in),
                        new JourneyHop("3", BUFFER, SOCKET, Mover.CPU, Flow.ALL, out)),
                List.of(pread(reads), write(writes)));
    }

    private static JourneyRoute mmap() {
        SourceRef writes = source("transfer/MmapPath.java", "send", "socket.write");
        var mapped = List.of(
                source("file/FileRegion.java", "mapped", "mapping"), source("file/OpenFile.java", "map", ".map("));
        var same = new JourneyDetail(
                "The mapping is the page cache",
                "Two addresses of one memory: nothing is copied, and no read is called. The first touch of each page "
                        + "costs a page fault instead.",
                mapped);
        var out = new JourneyDetail(
                "2: mapping to socket buffer, by the CPU",
                "write copies in kernel mode, out of the very pages of the page cache.",
                List.of(writes));
        return new JourneyRoute(
                "mmap",
                "1",
                "The CPU copies every byte once",
                "Its counter: 1, the mapping. Nothing copied in, 1 copy out.",
                JourneyParts.stages(JourneyStage.between(
                        BUFFER,
                        "Mapping",
                        "the same pages",
                        new JourneyDetail(
                                "Mapping",
                                "The file's pages under an address of the process. Pages that are mapped and "
                                        + "touched cannot be evicted.",
                                mapped))),
                JourneyParts.hops(
                        "3",
                        new JourneyHop("", CACHE, BUFFER, Mover.SAME_PAGES, Flow.NONE, same),
                        new JourneyHop("2", BUFFER, SOCKET, Mover.CPU, Flow.ALL, out)),
                List.of(write(writes)));
    }

    private static JourneyRoute sendfile() {
        SourceRef transfer = source("transfer/SendfilePath.java", "send", "transferTo");
        var references = new JourneyDetail(
                "Page cache to socket buffer, by reference",
                "The kernel notes in the socket buffer which pages to send, sixteen at a time, through a pipe that it "
                        + "keeps inside. The CPU touches the notes, not the bytes.",
                List.of(transfer));
        return new JourneyRoute(
                "sendfile",
                "0",
                "The CPU copies no byte",
                "Its counter: 0. No byte enters, only references move.",
                JourneyParts.stages(),
                JourneyParts.hops("2", new JourneyHop("", CACHE, SOCKET, Mover.REFERENCE, Flow.ALL, references)),
                List.of(new JourneyCall(
                        "sendfile",
                        1,
                        new JourneyDetail(
                                "sendfile(2): two mode switches",
                                "One call for all that the socket takes, up to 2 MiB of it.",
                                List.of(transfer)))));
    }

    private static JourneyRoute splice() {
        SourceRef fills = source("transfer/SplicePath.java", "fill", "fileToPipe");
        SourceRef drains = source("transfer/SplicePath.java", "drain", "pipeToSocket");
        var into = new JourneyDetail(
                "Page cache to pipe, by reference",
                "splice fills the pipe's slots with references to pages. No byte moves.",
                List.of(fills, source("os/Splice.java", "fileToPipe", "splice(errno")));
        var outOf = new JourneyDetail(
                "Pipe to socket buffer, by reference",
                "The references move on. What the socket does not take stays in the pipe for the next call.",
                List.of(drains, source("os/Splice.java", "pipeToSocket", "splice(errno")));
        return new JourneyRoute(
                "splice",
                "0",
                "The CPU copies no byte",
                "Its counter: 0. No byte enters, only references move.",
                JourneyParts.stages(pipe()),
                JourneyParts.hops(
                        "2",
                        new JourneyHop("", CACHE, PIPE, Mover.REFERENCE, Flow.ALL, into),
                        new JourneyHop("", PIPE, SOCKET, Mover.REFERENCE, Flow.ALL, outOf)),
                List.of(call("splice", 1, into), call("splice", 3, outOf)));
    }

    static JourneyStage pipe() {
        return JourneyStage.at(
                PIPE,
                "Pipe",
                "256 references",
                Place.KERNEL,
                2,
                new JourneyDetail(
                        "Pipe of 1 MiB",
                        "A ring of references to pages, sixteen times as large as the one inside sendfile. Pipes are "
                                + "scarce, so connections borrow them; where none is left the bytes go by sendfile.",
                        List.of(
                                source("os/Pipe.java", "enlarge", "F_SETPIPE_SZ"),
                                source("transfer/PipePool.java", "lend", "Pipe.open"))));
    }

    private static JourneyRoute own(String path) {
        var unknown = new JourneyDetail(
                "Your code",
                "The lab does not know what this path does inside; its class does, and its counters tell as much as it "
                        + "counts. The broker calls it here, through the interface that every path has.",
                List.of(JourneyParts.SEND));
        return new JourneyRoute(
                path,
                "?",
                "Only its own code knows",
                "Its counter: what it counts itself. strace counts from outside.",
                JourneyParts.stages(JourneyStage.between(BUFFER, "Your code", path, unknown)),
                JourneyParts.hops(
                        "last",
                        new JourneyHop("", CACHE, BUFFER, Mover.UNKNOWN, Flow.ALL, unknown),
                        new JourneyHop("", BUFFER, SOCKET, Mover.UNKNOWN, Flow.ALL, unknown)),
                List.of(call("its calls", 2, unknown)));
    }

    static JourneyCall call(String name, int row, JourneyDetail detail) {
        return new JourneyCall(name, row, detail);
    }

    static JourneyCall pread(SourceRef where) {
        return new JourneyCall(
                "pread",
                1,
                new JourneyDetail(
                        "pread(2): two mode switches",
                        "One for each buffer: into the kernel, which copies, and back.",
                        List.of(where, ONE_READ)));
    }

    static JourneyCall write(SourceRef where) {
        return new JourneyCall(
                "write",
                3,
                new JourneyDetail(
                        "write(2): two mode switches",
                        "Into the kernel, which copies into the socket buffer as much as fits, and back.",
                        List.of(where)));
    }
}
