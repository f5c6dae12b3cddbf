package dev.offsetlab.engine.server;

import dev.offsetlab.engine.server.RequestExchange.Outcome;
import dev.offsetlab.engine.wire.ResponseFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// What is said on one connection, in order: a request, its reply, the next request.
///
/// ```
///             frame               reply             all sent
///   READING ────────▶ ANSWERING ────────▶ WRITING ────────▶ READING
///                     (parked: nothing to do until somebody replies)
/// ```
///
/// The reply to a request handled at once is written in the same turn, without asking the selector; only a full
/// socket asks to be told when it takes bytes again. After a turn's worth of requests or bytes the others come first.
///
/// Owned by the connection's I/O thread. Others may call [#isOpen].
final class Conversation {
    private static final int REQUESTS_PER_TURN = 16;

    private enum State {
        READING,
        ANSWERING,
        WRITING,
        CLOSED
    }

    private final Connection connection;
    private final Connection.Parts parts;
    private final Incoming incoming;
    private final Outgoing outgoing;
    private final Interest interest;
    private final Patience patience;
    private volatile State state = State.READING;
    private @Nullable RequestExchange exchange;
    private boolean handling;

    Conversation(
            Connection connection,
            Connection.Parts parts,
            Incoming incoming,
            Outgoing outgoing,
            Interest interest,
            Patience patience) {
        this.connection = connection;
        this.parts = parts;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.interest = interest;
        this.patience = patience;
    }

    boolean isOpen() {
        return state != State.CLOSED;
    }

    boolean isWriting() {
        return state == State.WRITING;
    }

    /// Half a request is here.
    boolean isMidRequest() {
        return state == State.READING && incoming.holdsBytes() && !incoming.starved();
    }

    /// Its handler has not returned: whoever called that will look for the reply.
    boolean isHandling(RequestExchange asked) {
        return handling && exchange == asked;
    }

    /// Bytes came. While a request is being answered, the end of the stream closes; anything else has to wait.
    void readable() throws IOException {
        incoming.readable();
        if (state == State.READING) {
            turn();
            return;
        }
        incoming.readAhead();
        countIn();
        if (incoming.ended() && !incoming.holdsBytes()) {
            connection.close();
        } else if (incoming.holdsBytes()) {
            interest.reading(false);
        }
    }

    /// The socket takes bytes again.
    void writable() throws IOException {
        if (state == State.WRITING) {
            interest.writing(false);
            outgoing.writable();
            writeAndGoOn();
        }
    }

    /// Goes on where the last turn ended: after the others had theirs, or because memory came back.
    void goOn() throws IOException {
        if (state == State.WRITING) {
            writeAndGoOn();
        } else if (state == State.READING) {
            interest.reading(true);
            turn();
        }
    }

    /// A reply that came after the handler had returned.
    void answered(RequestExchange late) throws IOException {
        Outcome outcome = late.take();
        if (outcome != null && finish(late, outcome)) {
            turn();
        }
    }

    /// Handles frames as long as there are whole ones and each is answered at once.
    private void turn() throws IOException {
        try {
            for (int requests = 0; state == State.READING; requests++) {
                if (requests == REQUESTS_PER_TURN) {
                    connection.listAgain();
                    return;
                }
                ByteBuffer frame = incoming.next();
                if (frame == null) {
                    waitForBytes();
                    return;
                }
                handle(frame);
            }
        } finally {
            if (state != State.CLOSED) {
                incoming.turnOver();
                countIn();
            }
        }
    }

    private void waitForBytes() {
        if (incoming.ended() && incoming.holdsBytes()) {
            connection.refuse("it ended in the middle of a request");
        } else if (incoming.ended()) {
            connection.close();
        } else {
            interest.reading(!incoming.starved());
        }
    }

    private void handle(ByteBuffer frame) throws IOException {
        parts.counters().request();
        patience.frameWhole();
        RequestParser.Parsed parsed = parts.parser().parse(frame);
        outgoing.client(parsed.header().clientId());
        RequestExchange current =
                new RequestExchange(connection, parsed.header(), parsed.request(), parsed.responseVersion());
        exchange = current;
        state = State.ANSWERING;
        handling = true;
        try {
            parsed.callHandler(current);
        } catch (Exception failure) {
            current.fail(failure);
        } finally {
            handling = false;
            incoming.frameDone();
        }
        Outcome outcome = current.take();
        if (outcome != null) {
            finish(current, outcome);
        }
    }

    /// Does what the outcome says; true where the connection may read on.
    private boolean finish(RequestExchange finished, Outcome outcome) throws IOException {
        exchange = null;
        patience.active();
        switch (outcome) {
            case Outcome.Silence _ -> state = State.READING;
            case Outcome.Disconnect disconnect -> connection.refuse(disconnect.why());
            case Outcome.Reply reply -> {
                outgoing.encode(finished, reply.message());
                state = State.WRITING;
                write();
            }
        }
        return state == State.READING;
    }

    private void write() throws IOException {
        ResponseFrame.Progress progress = outgoing.send();
        patience.active();
        switch (progress) {
            case DONE -> state = State.READING;
            case TURN_OVER -> connection.listAgain();
            case SOCKET_FULL -> interest.writing(true);
        }
    }

    private void writeAndGoOn() throws IOException {
        write();
        if (state == State.READING) {
            turn();
        }
    }

    private void countIn() {
        if (incoming.count()) {
            patience.active();
        }
    }

    /// Nothing more is said, and the request in flight, if there is one, is to be let go: null where there is none.
    @Nullable
    RequestExchange end() {
        state = State.CLOSED;
        return exchange;
    }
}
