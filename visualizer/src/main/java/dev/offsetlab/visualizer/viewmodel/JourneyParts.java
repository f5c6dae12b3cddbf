package dev.offsetlab.visualizer.viewmodel;

import static dev.offsetlab.visualizer.viewmodel.JourneyDetail.source;

import dev.offsetlab.visualizer.source.SourceRef;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Flow;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Mover;
import dev.offsetlab.visualizer.viewmodel.JourneyStage.Place;
import java.util.ArrayList;
import java.util.List;

/// What all routes have in common: both ends.
final class JourneyParts {
    static final String DISK = "disk";
    static final String CACHE = "cache";
    static final String SOCKET = "socket";
    static final String NETWORK = "network";
    static final SourceRef SEND = source("server/ConnectionPaths.java", "send", "path.send");

    private JourneyParts() {}

    /// From the disk through the page cache, `between`, and the socket buffer to the network.
    static List<JourneyStage> stages(JourneyStage... between) {
        List<JourneyStage> all = new ArrayList<>(List.of(disk(), cache()));
        all.addAll(List.of(between));
        all.addAll(List.of(socket(), network()));
        return all;
    }

    /// From the disk, by `between`, to the network.
    ///
    /// @param last number of the copy that a network card would make
    static List<JourneyHop> hops(String last, JourneyHop... between) {
        List<JourneyHop> all = new ArrayList<>(List.of(fromDisk()));
        all.addAll(List.of(between));
        all.add(toNetwork(last));
        return all;
    }

    private static JourneyStage disk() {
        return JourneyStage.at(
                DISK,
                "Disk",
                "the segment file",
                Place.DEVICE,
                0,
                new JourneyDetail(
                        "Disk",
                        "Records were appended into the page cache. The kernel writes the pages to the disk when it "
                                + "sees fit, or when the engine asks for it.",
                        List.of(source("file/SegmentFile.java", "flush", "force"))));
    }

    private static JourneyHop fromDisk() {
        return new JourneyHop(
                "1",
                DISK,
                CACHE,
                Mover.DMA,
                Flow.FROM_DISK,
                new JourneyDetail(
                        "1: disk to page cache, by DMA",
                        "The disk's controller writes into memory by itself; no CPU copies. It happens only for pages "
                                + "that the page cache lacks: what was written or read lately is there, and this hop "
                                + "stands still. The rate is what the kernel says this process made the storage read.",
                        List.of(source("os/StorageReads.java", "bytes", "read_bytes"))));
    }

    private static JourneyStage cache() {
        return JourneyStage.at(
                CACHE,
                "Page cache",
                "pages of the file",
                Place.KERNEL,
                1,
                new JourneyDetail(
                        "Page cache",
                        "The kernel's memory for pages of files. The broker keeps no cache of its own: the append "
                                + "put the bytes here, and every reader finds them here.",
                        List.of(source("file/FileTail.java", "writeAll", "write(bytes"))));
    }

    private static JourneyStage socket() {
        return JourneyStage.at(
                SOCKET,
                "Socket buffer",
                "for TCP to send",
                Place.KERNEL,
                3,
                new JourneyDetail(
                        "Socket buffer",
                        "What TCP has to send and the reader has not yet acknowledged: bytes, or references to pages. "
                                + "A full one takes less than it is offered, and the connection waits for OP_WRITE.",
                        List.of(
                                source("wire/ResponseFrame.java", "sendRegion", "sender.send"),
                                source("server/Connection.java", "ready", "OP_WRITE"))));
    }

    private static JourneyStage network() {
        return JourneyStage.at(
                NETWORK,
                "Loopback",
                "instead of a NIC",
                Place.DEVICE,
                4,
                new JourneyDetail(
                        "Loopback",
                        "There is no network card on loopback: broker and reader share a kernel. Whether the reader's "
                                + "CPU copies is the reader's choice and the reader's cost. The lab's readers throw "
                                + "the bytes away inside the kernel unless they are told to copy.",
                        List.of(
                                source("os/SocketDiscard.java", "recv", "MSG_TRUNC"),
                                source("workload/Drain.java", "copying", "channel.read"))));
    }

    /// @param number of the copy that a network card would make
    private static JourneyHop toNetwork(String number) {
        return new JourneyHop(
                "",
                SOCKET,
                NETWORK,
                Mover.REFERENCE,
                Flow.ALL,
                new JourneyDetail(
                        "Socket buffer to the reader",
                        "On loopback the kernel hands the very same memory to the reader's socket: nothing is copied "
                                + "here. A network card would fetch the bytes by DMA, copy " + number + " of the "
                                + "engine's drawing; one that gathers takes them from wherever they lie.",
                        List.of(SEND)));
    }
}
