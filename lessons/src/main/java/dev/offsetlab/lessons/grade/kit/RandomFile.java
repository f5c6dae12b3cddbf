package dev.offsetlab.lessons.grade.kit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/// A real file of random bytes, open for reading, beside the bytes that it has.
public final class RandomFile implements AutoCloseable {
    private final byte[] content;
    private final FileChannel channel;
    private final WatchedFile watched;

    private RandomFile(byte[] content, FileChannel channel) {
        this.content = content;
        this.channel = channel;
        this.watched = new WatchedFile(channel);
    }

    /// Writes and opens it.
    public static RandomFile of(Path path, int bytes, Random random) throws IOException {
        byte[] content = new byte[bytes];
        random.nextBytes(content);
        return new RandomFile(content, FileChannel.open(Files.write(path, content)));
    }

    /// The file itself.
    public FileChannel channel() {
        return channel;
    }

    /// The same, which writes down what was asked of it.
    public WatchedFile watched() {
        return watched;
    }

    public byte[] content() {
        return content.clone();
    }

    /// What a reader of this region must get.
    public byte[] region(int position, int count) {
        return Arrays.copyOfRange(content, position, position + count);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
