package dev.offsetlab.visualizer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Memory that a trial is about to fill, touched before it.
///
/// A virtual machine gets a page from its host when it first writes to it, and whoever writes pays. In one run of
/// the bench 65 % of the samples (perf) of our broker's appends were in the copy into the page cache, where that
/// shows. A scratch file of the same size, written and deleted, leaves pages behind that the host has given already.
/// It brought a short run from 2.9 to 1.0 CPU s/GB, and did not change a long one: something else is at work there.
final class FirstTouch {
    private static final int PIECE_BYTES = 1 << 20;

    private FirstTouch() {}

    static void of(long bytes, Path folder) throws IOException {
        Path scratch = Files.createTempFile(folder, "touch", ".tmp");
        try (FileChannel file = FileChannel.open(scratch, StandardOpenOption.WRITE)) {
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
            for (long written = 0; written < bytes; written += PIECE_BYTES) {
                file.write(piece.clear());
            }
        } finally {
            Files.delete(scratch);
        }
    }
}
