package dev.offsetlab.lessons.desk;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.workload.KafkaConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.OptionalLong;
import org.apache.kafka.common.protocol.ApiKeys;

/// A consumer that asks for much and takes nothing: the kernel holds the broker's bytes back, and nobody else
/// notices.
///
/// ```java
/// var slow = lab.slowReader("orders");
/// lab.measure("orders", SENDFILE)     // as fast as without it
/// slow.take(100_000)                  // now it reads on
/// slow.close();
/// ```
///
/// Any thread may call it; it ends with the lab.
public final class SlowReader implements AutoCloseable {
    private static final int ASK_BYTES = 16 << 20;
    private static final int RECEIVE_BUFFER_BYTES = 64 << 10;
    private static final long FULL_WITHIN_NS = 60_000_000_000L;
    private static final long PAUSE_MS = 1;

    private final DeskThreads threads;
    private final SocketChannel socket;
    private final String topic;
    private final int brokerPort;
    private long takenBytes;

    private SlowReader(DeskThreads threads, SocketChannel socket, String topic, int brokerPort) {
        this.threads = threads;
        this.socket = socket;
        this.topic = topic;
        this.brokerPort = brokerPort;
    }

    /// What waits for it.
    ///
    /// @param takenBytes     that it has read so far
    /// @param sendQueueBytes that the broker's socket holds for it; empty where the system does not tell
    public record State(String topic, long takenBytes, OptionalLong sendQueueBytes) {
        @Override
        public String toString() {
            return "slow reader of " + topic + ": took " + Text.count(takenBytes) + " B; in the broker's send queue: "
                    + (sendQueueBytes.isPresent()
                            ? Text.count(sendQueueBytes.getAsLong()) + " B"
                            : "not told by this system");
        }
    }

    static SlowReader open(DeskThreads threads, Broker broker, Place place, long firstOffset) {
        return threads.ask(job -> {
            InetSocketAddress address = broker.address();
            KafkaConnection connection = WireWork.open(address, job);
            try {
                connection.channel().setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
                var ask = new WireWork.Ask(place, firstOffset, ASK_BYTES, 500, 1);
                connection.send(ApiKeys.FETCH, WireWork.FETCH_VERSION, WireWork.request(ask));
                SlowReader reader = new SlowReader(threads, connection.channel(), place.toString(), address.getPort());
                reader.awaitFull(broker, job);
                job.endsByItself();
                return reader;
            } catch (IOException | RuntimeException | InterruptedException failure) {
                connection.close();
                throw failure;
            }
        });
    }

    /// Until the broker has sent what it can: bytes of the answer are here, and two turns of each I/O thread moved no
    /// more. Then the socket has told the broker that it is full, unless the whole answer is shorter than that.
    private void awaitFull(Broker broker, Job job) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + FULL_WITHIN_NS;
        Moved before = new Moved(-1, OptionalLong.empty());
        Moved now = moved();
        while ((now.arrivedBytes == 0 || !now.equals(before)) && System.nanoTime() - deadlineNs < 0) {
            job.check();
            Thread.sleep(PAUSE_MS);
            before = now;
            broker.awaitTurns();
            broker.awaitTurns();
            now = moved();
        }
    }

    /// How far the answer has come: here, and to the broker's send queue.
    private record Moved(int arrivedBytes, OptionalLong sendQueueBytes) {}

    private Moved moved() throws IOException {
        return new Moved(socket.socket().getInputStream().available(), now().sendQueueBytes);
    }

    private State now() throws IOException {
        int ownPort = socket.getLocalAddress() instanceof InetSocketAddress own ? own.getPort() : 0;
        return new State(topic, takenBytes, SendQueue.bytes(brokerPort, ownPort));
    }

    /// What waits for it now. `slow.state()`
    public State state() {
        return threads.ask(_ -> now());
    }

    /// Reads so many bytes of the answer. `slow.take(1_000_000)`
    public State take(int bytes) {
        TopicWork.check("bytes", bytes, 1, ASK_BYTES);
        return threads.ask(job -> {
            job.endsBy(this::close);
            ByteBuffer buffer = ByteBuffer.allocate(bytes);
            while (buffer.hasRemaining() && socket.read(buffer) >= 0) {
                // a read may bring less than was asked for
            }
            takenBytes += buffer.position();
            job.endsByItself();
            return now();
        });
    }

    /// Goes away in the middle of its answer. Later calls do nothing.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw DeskException.of(failure);
        }
    }

    @Override
    public String toString() {
        return socket.isOpen() ? state().toString() : "slow reader of " + topic + ": gone";
    }
}
