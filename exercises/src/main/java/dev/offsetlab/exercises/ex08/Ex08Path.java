package dev.offsetlab.exercises.ex08;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.transfer.DataPath;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.PathContext;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/// Puts the turns of your [ManyReaders] into the live broker: `./lab --with ex08`. Given.
///
/// The rounds are the broker's own there: its I/O threads have selectors, and call again when a socket is writable.
public final class Ex08Path implements DataPathProvider {
    @Override
    public String name() {
        return "ex08";
    }

    @Override
    public String describe() {
        return "your turns: a little for each reader, and later more";
    }

    @Override
    public DataPath open(PathContext context) {
        return (region, socket, _) -> send(region.first(DataPath.MOST_BYTES_PER_CALL), socket, context);
    }

    private static long send(FileRegion asked, SocketChannel socket, PathContext context) throws IOException {
        long sent = ManyReaders.turn(asked.channel(), asked.position(), asked.sizeBytes(), socket);
        context.counters().sent(asked.sizeBytes(), sent);
        context.counters().systemCalls(1);
        return sent;
    }
}
