package dev.offsetlab.engine.transfer;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.file.SegmentFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program to be watched: sends one file to a port of this machine by one data path, then prints how many system
/// calls the path says it made. With `wrapped` it calls `transferTo` with a channel that only wraps the socket.
final class SendOneFile {
    private SendOneFile() {}

    public static void main(String[] args) throws IOException {
        Path path = Path.of(args[1]);
        InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]));
        PathCounters counters = new PathCounters();
        SegmentFile file = SegmentFile.at(path, Files.size(path));
        if (!file.retain()) {
            throw new IOException("closed: file=" + path);
        }
        try (SocketChannel socket = SocketChannel.open(target)) {
            FileRegion whole = file.region(0, file.sizeBytes());
            if (args[0].equals("wrapped")) {
                wrapped(whole, socket);
            } else {
                send(whole, socket, DataPaths.named(args[0]).open(new PathContext(() -> 0, counters)));
            }
        }
        file.release();
        file.close();
        System.out.println(counters.snapshot().systemCalls());
    }

    private static void send(FileRegion whole, SocketChannel socket, DataPath path) throws IOException {
        socket.configureBlocking(false);
        try (path;
                Selector selector = Selector.open()) {
            socket.register(selector, SelectionKey.OP_WRITE);
            FileRegion left = whole;
            while (!left.isEmpty()) {
                selector.select();
                selector.selectedKeys().clear();
                left = left.skip(path.send(left, socket, false));
            }
        }
    }

    /// As any library does that hands out streams: nobody sees that `transferTo` has nothing to send a file to.
    private static void wrapped(FileRegion whole, SocketChannel socket) throws IOException {
        WritableByteChannel stream = Channels.newChannel(Channels.newOutputStream(new PlainChannel(socket)));
        long sent = 0;
        while (sent < whole.sizeBytes()) {
            sent += whole.channel().transferTo(sent, whole.sizeBytes() - sent, stream);
        }
    }

    private record PlainChannel(SocketChannel socket) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return socket.write(bytes);
        }

        @Override
        public boolean isOpen() {
            return socket.isOpen();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
