package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import dev.offsetlab.engine.wire.RegionRecords;
import java.util.function.IntSupplier;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Fetch: ranges of segment files for a reader, now or, where there is too little, when there is more.
///
/// Fetch sessions are asked for and not given: every response says session 0, so clients send their whole list each
/// time. Who goes on with a session that was never given is told so, and starts over.
final class FetchHandler implements ApiHandler<FetchRequestData> {
    private static final int BY_ID_FROM = 13;
    private static final int INITIAL_EPOCH = 0;
    private static final int FINAL_EPOCH = -1;

    private final PartitionLookup lookup;
    private final ParkingPlace parking;
    private final IntSupplier maxBytes;
    private final Observation observation;

    /// @param maxBytes `fetch.max.bytes` of the broker: no response is larger, but for one whole batch
    FetchHandler(PartitionLookup lookup, ParkingPlace parking, IntSupplier maxBytes, Observation observation) {
        this.lookup = lookup;
        this.parking = parking;
        this.maxBytes = maxBytes;
        this.observation = observation;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.FETCH;
    }

    @Override
    public void handle(FetchRequestData request, Exchange exchange) {
        if (request.sessionEpoch() != INITIAL_EPOCH && request.sessionEpoch() != FINAL_EPOCH) {
            exchange.reply(new FetchResponseData().setErrorCode(Errors.FETCH_SESSION_ID_NOT_FOUND.code()));
            return;
        }
        FetchPlan plan = attempt(request, exchange);
        if (request.maxWaitMs() <= 0 || plan.complete()) {
            exchange.reply(plan.response());
        } else {
            RegionRecords.closeAll(plan.response());
            parking.park(new WaitingFetch(this, request, exchange, plan.logs()));
        }
    }

    FetchPlan attempt(FetchRequestData request, Exchange exchange) {
        boolean byId = exchange.version() >= BY_ID_FROM;
        return new FetchPlan(request, byId, maxBytes.getAsInt(), exchange.clientId(), observation).read(lookup);
    }
}
