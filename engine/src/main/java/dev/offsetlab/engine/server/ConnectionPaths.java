package dev.offsetlab.engine.server;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.os.CorkedSend;
import dev.offsetlab.engine.server.tls.TlsLink;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.engine.wire.RegionSender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The data paths that one connection has open: one as a rule, more while a response spans topics with
/// paths of their own, and for the rest of a response in which the path was switched.
///
/// The name in force is asked for before each send: that is the live switch. A path that was added again under its
/// name is opened anew. Under TLS there is one path,
/// whatever is set. Owned by the connection's I/O thread.
final class ConnectionPaths implements RegionSender, AutoCloseable {
    /// Where the system offers it, a header leaves in one packet with the records behind it.
    private static final boolean CAN_CORK = CorkedSend.unavailableBecause().isEmpty();

    private final PathBook book;
    private final @Nullable TlsLink tls;
    private final List<Open> open = new ArrayList<>(1);
    private String clientId = "";

    private static final class Open {
        final String name;
        final DataPath path;
        final int changes;
        boolean used;

        /// @param changes [DataPaths#changes()] before the path was opened
        Open(String name, DataPath path, int changes) {
            this.name = name;
            this.path = path;
            this.changes = changes;
        }
    }

    ConnectionPaths(PathBook book, @Nullable TlsLink tls) {
        this.book = book;
        this.tls = tls;
    }

    void client(String id) {
        clientId = id;
    }

    @Override
    public int gatherBelowBytes(String topic) {
        return inForce(topic).path.gatherBelowBytes();
    }

    @Override
    public void gather(String topic, FileRegion region, ByteBuffer response) throws IOException {
        Open current = inForce(topic);
        Observation observation = book.observation();
        long startNs = observation.startNs();
        current.path.gather(region, response);
        observation.transferred(current.name, clientId, region.sizeBytes(), region.sizeBytes(), startNs);
    }

    @Override
    public long send(String topic, FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        Open current = inForce(topic);
        Observation observation = book.observation();
        long startNs = observation.startNs();
        long sent = current.path.send(region, socket, moreFollows);
        if (sent < 0 || sent > region.sizeBytes()) {
            throw new IOException("the data path says it sent " + sent + " of " + region.sizeBytes() + " bytes: path="
                    + current.name);
        }
        observation.transferred(current.name, clientId, region.sizeBytes(), sent, startNs);
        return sent;
    }

    @Override
    public int send(ByteBuffer bytes, SocketChannel socket, boolean moreFollows) throws IOException {
        if (tls != null) {
            return tls.send(bytes, moreFollows);
        }
        return moreFollows && CAN_CORK ? CorkedSend.send(bytes, socket) : socket.write(bytes);
    }

    @Override
    public boolean flush() throws IOException {
        return tls == null || tls.flush();
    }

    private Open inForce(String topic) {
        String name = tls == null ? book.inForce(clientId, topic) : TlsLink.PATH;
        int changes = tls == null ? DataPaths.changes() : 0;
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).name.equals(name) && open.get(i).changes == changes) {
                open.get(i).used = true;
                return open.get(i);
            }
        }
        closeIf(one -> one.changes != changes);
        Open opened = new Open(name, tls == null ? book.open(name) : tls.path(), changes);
        opened.used = true;
        open.add(opened);
        return opened;
    }

    /// Of the paths that are open, for people.
    String names() {
        return open.stream().map(one -> one.name).collect(Collectors.joining(", "));
    }

    /// A response that had regions is out: paths that it did not use are closed.
    void responseSent() {
        if (open.size() > 1) {
            closeIf(one -> !one.used);
        }
        for (int i = 0; i < open.size(); i++) {
            open.get(i).used = false;
        }
    }

    private void closeIf(Predicate<Open> condition) {
        for (var paths = open.iterator(); paths.hasNext(); ) {
            Open one = paths.next();
            if (condition.test(one)) {
                paths.remove();
                one.path.close();
            }
        }
    }

    @Override
    public void close() {
        open.forEach(one -> one.path.close());
        open.clear();
    }
}
