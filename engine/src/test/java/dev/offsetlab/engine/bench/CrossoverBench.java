package dev.offsetlab.engine.bench;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import dev.offsetlab.engine.os.PageCache;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.transfer.PathContext;
import dev.offsetlab.engine.transfer.PathCounters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// From which size on zero-copy pays: CPU of the sender, in us for each response, by the size of its records.
///
/// ```
///   gather     pread into the response behind its header, one write of both
///   sendfile   one write of the header, then transferTo
///   splice     one write of the header, then file to pipe to socket
/// ```
///
/// One reader that discards; responses follow each other without a pause. The crossover is the largest size at which
/// `gather` is the cheapest of the three: the source of the constant in the data path `auto`.
/// Arguments: seconds of a trial, rounds.
final class CrossoverBench {
    private static final int FILE_BYTES = 64 * 1024 * 1024;
    private static final int HEADER_BYTES = 80;
    private static final int SMALLEST_BYTES = 512;
    private static final int LARGEST_BYTES = 256 * 1024;
    private static final int CLOCK_EVERY = 64;

    private final long trialNs;
    private final SegmentFile file;
    private final ByteBuffer response = ByteBuffer.allocateDirect(HEADER_BYTES + LARGEST_BYTES);

    private CrossoverBench(double trialSeconds, SegmentFile file) {
        this.trialNs = (long) (trialSeconds * 1e9);
        this.file = file;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        double trialSeconds = args.length > 0 ? Double.parseDouble(args[0]) : 0.3;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        Path path = Files.createTempFile("crossover-bench", ".log");
        try {
            Files.write(path, new byte[FILE_BYTES]);
            PageCache.warm(path);
            try (SegmentFile file = SegmentFile.at(path, FILE_BYTES)) {
                file.pin(true);
                new CrossoverBench(trialSeconds, file).run(rounds);
            }
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private void run(int rounds) throws IOException, InterruptedException {
        List<String> ways = DataPaths.all().stream()
                        .anyMatch(path -> path.name().equals("splice")
                                && path.unavailableBecause().isEmpty())
                ? List.of("gather", "sendfile", "splice")
                : List.of("gather", "sendfile");
        Samples cpuUs = new Samples();
        for (int round = 0; round <= rounds; round++) {
            for (int sizeBytes = SMALLEST_BYTES; sizeBytes <= LARGEST_BYTES; sizeBytes *= 2) {
                for (String way : ways) {
                    double measured = trial(way, sizeBytes);
                    boolean warmUp = round == 0;
                    if (!warmUp) {
                        cpuUs.add(way + sizeBytes, measured);
                    }
                }
            }
        }
        print(ways, cpuUs);
    }

    private static void print(List<String> ways, Samples cpuUs) {
        System.out.println("CPU us of the sender for each response (median); x: of gather's");
        System.out.printf("%10s", "bytes");
        ways.forEach(way -> System.out.printf(" %9s %6s", way, "x"));
        System.out.println();
        int crossoverBytes = 0;
        for (int sizeBytes = SMALLEST_BYTES; sizeBytes <= LARGEST_BYTES; sizeBytes *= 2) {
            int size = sizeBytes;
            double gather = cpuUs.median("gather" + size);
            System.out.printf("%10d", size);
            ways.forEach(way ->
                    System.out.printf(" %9.2f %6.2f", cpuUs.median(way + size), cpuUs.median(way + size) / gather));
            System.out.println();
            if (ways.stream().allMatch(way -> cpuUs.median(way + size) >= gather)) {
                crossoverBytes = size;
            }
        }
        System.out.println("gather is the cheapest up to bytes=" + crossoverBytes);
    }

    /// CPU us a response.
    private double trial(String way, int sizeBytes) throws IOException, InterruptedException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread reader = new Reader(false).start(server.getLocalAddress());
            double us;
            try (SocketChannel socket = server.accept();
                    DataPath path = DataPaths.named(way.equals("gather") ? "auto" : way)
                            .open(new PathContext(() -> 0, new PathCounters()))) {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                socket.configureBlocking(false);
                us = respond(way.equals("gather"), sizeBytes, socket, path);
            }
            reader.join();
            return us;
        }
    }

    private double respond(boolean gather, int sizeBytes, SocketChannel socket, DataPath path) throws IOException {
        try (Selector writable = Selector.open()) {
            socket.register(writable, SelectionKey.OP_WRITE);
            long cpuStartNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long endNs = System.nanoTime() + trialNs;
            long responses = 0;
            long position = 0;
            while (responses % CLOCK_EVERY != 0 || System.nanoTime() < endNs) {
                respond(gather, file.region(position, sizeBytes), socket, path, writable);
                position = (position + sizeBytes) % (FILE_BYTES - LARGEST_BYTES);
                responses++;
            }
            long cpuNs = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuStartNs;
            return cpuNs / 1e3 / responses;
        }
    }

    private void respond(boolean gather, FileRegion region, SocketChannel socket, DataPath path, Selector writable)
            throws IOException {
        response.clear().position(HEADER_BYTES);
        if (gather) {
            path.gather(region, response);
        }
        response.flip();
        while (response.hasRemaining()) {
            if (socket.write(response) == 0) {
                await(writable);
            }
        }
        FileRegion left = gather ? region.skip(region.sizeBytes()) : region;
        while (!left.isEmpty()) {
            long sent = path.send(left, socket, false);
            left = left.skip(sent);
            if (sent == 0) {
                await(writable);
            }
        }
    }

    private static void await(Selector writable) throws IOException {
        writable.select();
        writable.selectedKeys().clear();
    }
}
