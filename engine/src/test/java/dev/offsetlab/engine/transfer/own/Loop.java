package dev.offsetlab.engine.transfer.own;

import dev.offsetlab.engine.file.FileRegion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// What goes wrong in code that is being learnt.
public final class Loop {
    private Loop() {}

    public static long throwsOwn(FileRegion region, SocketChannel socket, boolean moreFollows) {
        throw new UnsupportedOperationException("exercise 7: the sendfile loop");
    }

    public static long throwsDeeper(FileRegion region, SocketChannel socket, boolean moreFollows) {
        return ByteBuffer.allocate(1).getLong();
    }

    public static long endOfFile(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        throw new EOFException("the file ends");
    }

    public static long closesSocket(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        socket.close();
        return region.channel().transferTo(region.position(), region.sizeBytes(), socket);
    }

    public static long sendsAll(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        return region.channel().transferTo(region.position(), region.sizeBytes(), socket);
    }

    /// Until it is all out, come what may.
    public static long spins(FileRegion region, SocketChannel socket, boolean moreFollows) throws IOException {
        long sent = 0;
        while (sent < region.sizeBytes()) {
            sent += region.channel().transferTo(region.position() + sent, region.sizeBytes() - sent, socket);
        }
        return sent;
    }
}
