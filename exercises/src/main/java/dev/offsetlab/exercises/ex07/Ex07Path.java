package dev.offsetlab.exercises.ex07;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.PathContext;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/// Puts your [SendfileLoop] into the live broker: `./lab --with ex07`. Given.
public final class Ex07Path implements DataPathProvider {
    @Override
    public String name() {
        return "ex07";
    }

    @Override
    public String describe() {
        return "your sendfile loop: the kernel moves the bytes";
    }

    @Override
    public DataPath open(PathContext context) {
        SendfileLoop loop = new SendfileLoop(context.counters());
        return (region, socket, _) -> send(loop, region.first(DataPath.MOST_BYTES_PER_CALL), socket, context);
    }

    private static long send(SendfileLoop loop, FileRegion asked, SocketChannel socket, PathContext context)
            throws IOException {
        long sent = loop.send(asked.channel(), asked.position(), asked.sizeBytes(), socket);
        context.counters().sent(asked.sizeBytes(), sent);
        return sent;
    }
}
