package dev.offsetlab.engine.bench;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathContext;
import dev.offsetlab.engine.transfer.PathCounters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Every data path with four readers over loopback, warm: delivered GB/s, and CPU seconds of the senders for each GB.
///
/// Arguments: `discard` or `copy` (what readers do), seconds of a trial, rounds. In each round every path has one
/// trial, so a busy moment of the machine hits all alike; the table shows medians, and ratios to `heap`.
final class PathsBench {
    private static final int READERS = 4;
    private static final int FILE_BYTES = 256 * 1024 * 1024;
    private static final int RESPONSE_BYTES = 1024 * 1024;

    private final boolean copies;
    private final long trialNs;
    private final SegmentFile file;

    private PathsBench(boolean copies, double trialSeconds, SegmentFile file) {
        this.copies = copies;
        this.trialNs = (long) (trialSeconds * 1e9);
        this.file = file;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        boolean copies = args.length > 0 && args[0].equals("copy");
        double trialSeconds = args.length > 1 ? Double.parseDouble(args[1]) : 1;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Path path = Files.createTempFile("paths-bench", ".log");
        try {
            Files.write(path, new byte[FILE_BYTES]);
            PageCache.warm(path);
            try (SegmentFile file = SegmentFile.at(path, FILE_BYTES)) {
                file.pin(true);
                new PathsBench(copies, trialSeconds, file).run(rounds);
            }
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        List<DataPathProvider> paths = DataPaths.all().stream()
                .filter(path -> path.unavailableBecause().isEmpty())
                .toList();
        Samples speed = new Samples();
        Samples cpu = new Samples();
        Samples calls = new Samples();
        for (int round = 0; round <= rounds; round++) {
            for (DataPathProvider path : paths) {
                Trial trial = trial(path);
                boolean warmUp = round == 0;
                if (!warmUp) {
                    speed.add(path.name(), trial.gbPerSecond());
                    cpu.add(path.name(), trial.cpuSecondsPerGb());
                    calls.add(path.name(), trial.callsPerMb());
                }
            }
        }
        System.out.printf(
                "%d readers that %s, %d rounds of %.1f s, warm, loopback%n",
                READERS, copies ? "copy" : "discard", rounds, trialNs / 1e9);
        System.out.printf("%-10s %8s %8s %10s %8s %9s%n", "path", "GB/s", "x heap", "CPU s/GB", "x heap", "calls/MB");
        for (DataPathProvider path : paths) {
            String name = path.name();
            System.out.printf(
                    "%-10s %8.2f %8.2f %10.3f %8.2f %9.2f%n",
                    name,
                    speed.median(name),
                    speed.median(name) / speed.median("heap"),
                    cpu.median(name),
                    cpu.median(name) / cpu.median("heap"),
                    calls.median(name));
        }
    }

    private record Trial(long bytes, long cpuNs, long calls, long tookNs) {
        double gbPerSecond() {
            return (double) bytes / tookNs;
        }

        double cpuSecondsPerGb() {
            return (double) cpuNs / bytes;
        }

        double callsPerMb() {
            return calls * 1e6 / bytes;
        }
    }

    private Trial trial(DataPathProvider path) throws IOException, InterruptedException {
        PathCounters counters = new PathCounters();
        AtomicLong cpuNs = new AtomicLong();
        List<Thread> readers = new ArrayList<>();
        List<Thread> senders = new ArrayList<>();
        long startNs = System.nanoTime();
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            for (int i = 0; i < READERS; i++) {
                readers.add(new Reader(copies).start(server.getLocalAddress()));
                SocketChannel socket = server.accept();
                PathContext context = new PathContext(() -> 0, counters);
                senders.add(Thread.ofPlatform().name("sender").start(() -> {
                    sendUntil(startNs + trialNs, socket, path.open(context));
                    cpuNs.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
                }));
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
        long tookNs = System.nanoTime() - startNs;
        for (Thread reader : readers) {
            reader.join();
        }
        PathCounters.Snapshot counts = counters.snapshot();
        return new Trial(counts.sentBytes(), cpuNs.get(), counts.systemCalls(), tookNs);
    }

    private void sendUntil(long endNs, SocketChannel socket, DataPath path) {
        try (socket;
                path;
                Selector selector = Selector.open()) {
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_WRITE);
            for (long position = 0; System.nanoTime() < endNs; position = (position + RESPONSE_BYTES) % FILE_BYTES) {
                sendWhole(file.region(position, RESPONSE_BYTES), socket, path, selector);
            }
        } catch (IOException failure) {
            throw new IllegalStateException("a sender failed", failure);
        }
    }

    private static void sendWhole(FileRegion region, SocketChannel socket, DataPath path, Selector selector)
            throws IOException {
        FileRegion left = region;
        while (!left.isEmpty()) {
            long sent = path.send(left, socket, false);
            left = left.skip(sent);
            if (sent == 0) {
                selector.select();
                selector.selectedKeys().clear();
            }
        }
    }
}
