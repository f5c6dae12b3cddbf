package dev.offsetlab.engine.workload;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;

/// A crew of raw readers, one thread and one connection each; the connections stay from trial to trial.
///
/// A run goes from idle to idle: all start together, all finish the fetch they are in. So every byte counted was
/// served within the run and the broker's counters, read before and after, belong to it alone.
/// One thread at a time calls [#run] or [#pass].
public final class Readers implements AutoCloseable {
    /// A broker that has not answered one fetch for so long will not.
    private static final long GRACE_MS = 60_000;

    private final List<RawReader> readers;
    private final ExecutorService threads;
    private volatile boolean stopped;

    private Readers(List<RawReader> readers) {
        this.readers = readers;
        this.threads = Executors.newFixedThreadPool(
                readers.size(), Thread.ofPlatform().daemon().name("reader-", 0).factory());
    }

    public static Readers open(FetchPlan plan, int count, ReadMode mode) throws IOException {
        return open(count, i -> new RawReader(plan, "reader-" + i, mode, i, count));
    }

    /// The same over TLS, at the broker's `address` for it. They decrypt what they throw away.
    ///
    /// @param clientConfigs `ssl.truststore.*`, as Kafka's clients know them
    public static Readers openTls(
            FetchPlan plan, int count, InetSocketAddress address, Map<String, String> clientConfigs)
            throws IOException {
        SSLSocketFactory sockets = EncryptedLink.sockets(clientConfigs);
        return open(count, i -> new RawReader(plan, "reader-" + i, new EncryptedLink(address, sockets), i, count));
    }

    @FunctionalInterface
    private interface Making {
        RawReader reader(int index) throws IOException;
    }

    private static Readers open(int count, Making making) throws IOException {
        List<RawReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                readers.add(making.reader(i));
            }
        } catch (IOException failure) {
            for (RawReader reader : readers) {
                reader.close();
            }
            throw failure;
        }
        return new Readers(readers);
    }

    /// What all readers together got.
    public record Totals(long bytes, long fetches, long wallNs) {
        Totals plus(Totals other) {
            return new Totals(bytes + other.bytes, fetches + other.fetches, Math.max(wallNs, other.wallNs));
        }
    }

    /// Every reader fetches round the plan until `durationMs` have passed; once at least, however late its thread
    /// gets a core.
    public Totals run(long durationMs) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(durationMs);
        return together(reader -> fetch(reader, Integer.MAX_VALUE, deadlineNs), durationMs + GRACE_MS);
    }

    /// The plan once: every reader its own share of it, at most `limitMs` long. For a cold cache, which is
    /// cold once.
    public Totals pass(long limitMs) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMs);
        return together(
                reader -> {
                    reader.rewind();
                    return fetch(reader, reader.shareSteps(), deadlineNs);
                },
                limitMs + GRACE_MS);
    }

    /// Ends what runs and all that is begun later: each reader finishes the fetch it is in. Any thread may
    /// call it.
    public void stop() {
        stopped = true;
    }

    @FunctionalInterface
    private interface Work {
        Totals on(RawReader reader) throws IOException;
    }

    private Totals fetch(RawReader reader, int limit, long deadlineNs) throws IOException {
        long bytes = 0;
        int fetches = 0;
        while (!stopped && fetches < limit && (fetches == 0 || System.nanoTime() - deadlineNs < 0)) {
            bytes += reader.fetch();
            fetches++;
        }
        return new Totals(bytes, fetches, 0);
    }

    private Totals together(Work work, long limitMs) throws IOException, InterruptedException {
        long startNs = System.nanoTime();
        List<Future<Totals>> running = new ArrayList<>();
        for (RawReader reader : readers) {
            running.add(threads.submit(() -> work.on(reader)));
        }
        Totals totals = new Totals(0, 0, 0);
        for (Future<Totals> one : running) {
            totals = totals.plus(result(one, limitMs));
        }
        return new Totals(totals.bytes(), totals.fetches(), System.nanoTime() - startNs);
    }

    private static Totals result(Future<Totals> one, long limitMs) throws IOException, InterruptedException {
        try {
            return one.get(limitMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new IOException("the broker has not answered a fetch for " + GRACE_MS / 1000 + " s", silent);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException refused ? refused : new IOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (RawReader reader : readers) {
            reader.close();
        }
    }
}
