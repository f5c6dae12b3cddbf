package dev.offsetlab.visualizer.viewmodel;

import static dev.offsetlab.visualizer.viewmodel.JourneyDetail.source;
import static dev.offsetlab.visualizer.viewmodel.JourneyParts.CACHE;
import static dev.offsetlab.visualizer.viewmodel.JourneyParts.SOCKET;

import dev.offsetlab.visualizer.source.SourceRef;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Flow;
import dev.offsetlab.visualizer.viewmodel.JourneyHop.Mover;
import java.util.List;

/// The route that forks: small regions are copied beside their header, large ones go by reference.
final class JourneyAutoRoute {
    private static final String RESPONSE = "response";
    private static final String PIPE = "pipe";
    private static final SourceRef GATHERS = source("transfer/AutoPath.java", "gather", "read(response)");
    private static final SourceRef LARGE = source("transfer/AutoPath.java", "send", "large.send");
    private static final SourceRef FORK = source("transfer/AutoPath.java", "open", "SplicePath");

    private JourneyAutoRoute() {}

    static JourneyRoute route() {
        return new JourneyRoute(
                "auto",
                "0 or 2",
                "The CPU copies small regions twice, large ones never",
                "Its counter: the share that was small. 1 copy in + 1 out of it.",
                JourneyParts.stages(response(), JourneyRoutes.pipe()),
                JourneyParts.hops(
                        "last",
                        new JourneyHop("2", CACHE, RESPONSE, Mover.CPU, Flow.GATHERED, gathered()),
                        new JourneyHop("3", RESPONSE, SOCKET, Mover.CPU, Flow.GATHERED, written()),
                        new JourneyHop("", CACHE, PIPE, Mover.REFERENCE, Flow.NOT_GATHERED, large()),
                        new JourneyHop("", PIPE, SOCKET, Mover.REFERENCE, Flow.NOT_GATHERED, large())),
                List.of(JourneyRoutes.call("pread, splice", 2, calls())));
    }

    private static JourneyStage response() {
        return JourneyStage.between(
                RESPONSE,
                "Response",
                "small regions",
                new JourneyDetail(
                        "The response in memory",
                        "A small region is copied behind its header, and both leave in one write and one packet. "
                                + "A call into the kernel costs about as much as the copy of some KiB.",
                        List.of(source("transfer/AutoPath.java", "gatherBelowBytes", ""), GATHERS)));
    }

    private static JourneyDetail gathered() {
        return new JourneyDetail(
                "Small: page cache to response, by the CPU",
                "pread copies into the response, which is a direct buffer.",
                List.of(GATHERS));
    }

    private static JourneyDetail written() {
        return new JourneyDetail(
                "Small: response to socket buffer, by the CPU",
                "One write for header and records. It is the header's call, so the path's counter leaves it out.",
                List.of(source("wire/ResponseFrame.java", "sendBytes", "sender.send")));
    }

    private static JourneyDetail large() {
        return new JourneyDetail(
                "Large: by reference",
                "As splice does it, or sendfile where there is no splice.",
                List.of(LARGE, FORK));
    }

    private static JourneyDetail calls() {
        return new JourneyDetail(
                "pread(2) and splice(2): two mode switches each",
                "One pread for a small region; two splices for each MiB of a large one.",
                List.of(GATHERS, LARGE));
    }
}
