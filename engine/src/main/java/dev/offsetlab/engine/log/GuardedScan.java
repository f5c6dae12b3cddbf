package dev.offsetlab.engine.log;

import dev.offsetlab.engine.file.FileRegion;
import dev.offsetlab.engine.record.BatchHeader;
import java.io.IOException;

/// Lets somebody say where a file ends that a crash left, and looks for itself before anything is cut. The indexes are
/// made of what the engine found.
record GuardedScan(TailScan part) implements TailScan {
    private static final String KIND = "recovery";

    @Override
    public long endOfWhole(FileRegion file, long leastOffset, Found found) throws IOException {
        Told told = new Told();
        long answer = asked(file, leastOffset, told);
        Told right = new Told();
        long end = TailScan.ENGINE.endOfWhole(file, leastOffset, (header, position) -> {
            right.batch(header, position);
            found.batch(header, position);
        });
        if (answer != end) {
            throw wrong("the last whole batch ends at " + end + ", not at " + answer, file);
        }
        if (!told.isAs(right)) {
            throw wrong("it told of " + told.count + " batches that are not the " + right.count + " of the file", file);
        }
        return end;
    }

    private PartFailedException wrong(String why, FileRegion file) {
        return PartFailedException.wrong(
                KIND, part, why + ", file=" + file.file().path());
    }

    private long asked(FileRegion file, long leastOffset, Told told) {
        try {
            return part.endOfWhole(file, leastOffset, told);
        } catch (Throwable failure) {
            throw PartFailedException.threw(KIND, part, failure);
        }
    }

    /// The batches that were told of, in the space of two numbers.
    private static final class Told implements Found {
        private long count;
        private long digest;

        @Override
        public void batch(BatchHeader header, long position) {
            count++;
            digest = 31 * (31 * digest + header.lastOffset()) + position;
        }

        boolean isAs(Told other) {
            return count == other.count && digest == other.digest;
        }
    }
}
