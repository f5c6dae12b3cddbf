package dev.offsetlab.engine.wire;

import dev.offsetlab.engine.file.FileRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// One connection's way to send regions: by the data path in force for the topic at this very moment.
public interface RegionSender {
    /// Regions of `topic` up to this size are copied into the response.
    int gatherBelowBytes(String topic);

    void gather(String topic, FileRegion region, ByteBuffer response) throws IOException;

    /// Sends what the socket takes now; 0 where it is full.
    ///
    /// @param moreFollows bytes of the same response follow
    long send(String topic, FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException;

    /// Sends bytes that are in memory; fewer than asked where the socket is full.
    int send(ByteBuffer bytes, SocketChannel socket, boolean moreFollows) throws IOException;

    /// True where all that was sent has left for the socket; false where it is full before that.
    boolean flush() throws IOException;
}
