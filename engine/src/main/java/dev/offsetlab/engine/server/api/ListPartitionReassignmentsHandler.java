package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import org.apache.kafka.common.message.ListPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.ListPartitionReassignmentsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// With one broker no partition ever moves; `kafka-topics --describe` asks all the same.
final class ListPartitionReassignmentsHandler implements ApiHandler<ListPartitionReassignmentsRequestData> {
    @Override
    public ApiKeys api() {
        return ApiKeys.LIST_PARTITION_REASSIGNMENTS;
    }

    @Override
    public void handle(ListPartitionReassignmentsRequestData request, Exchange exchange) {
        exchange.reply(new ListPartitionReassignmentsResponseData());
    }
}
