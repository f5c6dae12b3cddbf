package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ApiHandler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The handlers through which records go in and out, and the one that lists all.
public final class DataHandlers {
    private final ParkingPlace parking = new ParkingPlace(new LongPolls());
    private final Topics topics;
    private final IntSupplier fetchMaxBytes;
    private final Observation observation;

    public DataHandlers(Topics topics, IntSupplier fetchMaxBytes, Observation observation) {
        this.topics = topics;
        this.fetchMaxBytes = fetchMaxBytes;
        this.observation = observation;
    }

    /// `others`, and Produce, Fetch, ListOffsets and ApiVersions, which lists them all.
    public List<ApiHandler<?>> with(Collection<? extends ApiHandler<?>> others) {
        PartitionLookup lookup = new PartitionLookup(topics);
        List<ApiHandler<?>> all = new ArrayList<>(others);
        all.add(new ProduceHandler(lookup));
        all.add(new FetchHandler(lookup, parking, fetchMaxBytes, observation));
        all.add(new ListOffsetsHandler(lookup));
        all.add(new ApiVersionsHandler(() -> all));
        return all;
    }

    /// Where fetches that find too little wait, from the next one on; null: with the broker's own.
    public void parkFetches(@Nullable FetchParking elsewhere) {
        parking.use(elsewhere);
    }

    /// Lets go of logs whose topics were deleted. Any thread may call it.
    public void forgetDeleted() {
        parking.forget(log -> topics.partition(log.id().topic(), log.id().partition())
                .filter(log::equals)
                .isEmpty());
    }
}
