package dev.offsetlab.lessons.grade.kit;

import java.io.IOException;
import java.util.Random;

/// Whole files sent call by call, as an I/O thread does whenever the socket takes bytes again.
public final class Sending {
    /// Of code that sends at least something whenever it can, far fewer are needed.
    private static final int MANY_CALLS = 2_000;

    private static final int CALLS_BEYOND_THE_END = 10;

    private final SlowReader reader;
    private final Seed seed;
    private final Send send;

    /// The student's code: sends a region of a file to the reader's socket.
    @FunctionalInterface
    public interface Send {
        /// @return how many bytes left, 0 where the socket is full
        long send(int position, int count) throws IOException;
    }

    public Sending(SlowReader reader, Seed seed, Send send) {
        this.reader = reader;
        this.seed = seed;
        this.send = send;
    }

    /// Has the first `totalBytes` of a file sent, and reads a little whenever the socket took nothing.
    ///
    /// @return what was said to have left: `totalBytes`, or less where it stopped coming
    public int takeSlowly(int totalBytes, Random random) throws IOException {
        int total = 0;
        for (int call = 0; call < MANY_CALLS && total < totalBytes; call++) {
            long sent = send.send(total, totalBytes - total);
            total += (int) sent;
            if (sent == 0) {
                reader.makeRoom(1 + random.nextInt(3 * reader.bufferBytes()));
            }
        }
        return total;
    }

    /// Has a file sent of which nothing is read, until the socket twice took nothing.
    ///
    /// @return what was said to have left
    /// @throws Finding nothing left at all, or it never said that the socket is full
    public int fill(int fileBytes) throws IOException {
        int total = 0;
        int refusals = 0;
        for (int call = 0; call < MANY_CALLS && refusals < 2; call++) {
            long sent = send.send(total, fileBytes - total);
            refusals = sent == 0 ? refusals + 1 : 0;
            total += (int) sent;
        }
        Finding.of("the bytes sent to a reader that reads nothing")
                .in("send")
                .seed(seed)
                .holds(
                        total > 0 && refusals == 2,
                        "some, then 0 for each call",
                        total + (refusals == 2 ? "" : " and never 0"));
        return total;
    }

    /// Asks for `tooMany` bytes more than the file has behind `position`.
    ///
    /// @throws Finding it did not throw
    public void expectEndOfFile(int position, int fileBytes, int tooMany) {
        int count = fileBytes - position + tooMany;
        int sent = 0;
        for (int call = 0; call < CALLS_BEYOND_THE_END; call++) {
            try {
                sent += (int) send.send(position + sent, count - sent);
            } catch (IOException ended) {
                return;
            }
        }
        Finding.of("sending " + tooMany + " bytes more than the file has")
                .in("send")
                .seed(seed)
                .field("bytes said to be sent", sent)
                .why("0 says: the socket is full, call again. So the connection would call again for ever.")
                .fail("an EOFException, after the bytes that there are", CALLS_BEYOND_THE_END + " calls without one");
    }
}
