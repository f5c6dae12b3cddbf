package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.ProducerIds;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Gives an idempotent producer its id, always a new one with epoch 0, also to one that asks for its epoch to be
/// raised: that is how Kafka answers where no transactional id ties the old id to the new one.
///
/// Transactions are not served. A transactional id gets an error that clients give up on at once.
final class InitProducerIdHandler implements ApiHandler<InitProducerIdRequestData> {
    private static final int NONE = -1;

    private final ProducerIds ids;

    InitProducerIdHandler(ProducerIds ids) {
        this.ids = ids;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.INIT_PRODUCER_ID;
    }

    @Override
    public void handle(InitProducerIdRequestData request, Exchange exchange) throws IOException {
        Errors error = refusal(request);
        InitProducerIdResponseData response = new InitProducerIdResponseData().setErrorCode(error.code());
        exchange.reply(
                error == Errors.NONE
                        ? response.setProducerId(ids.next()).setProducerEpoch((short) 0)
                        : response.setProducerId(NONE).setProducerEpoch((short) NONE));
    }

    private static Errors refusal(InitProducerIdRequestData request) {
        if (request.transactionalId() != null) {
            return request.transactionalId().isEmpty() ? Errors.INVALID_REQUEST : Errors.UNSUPPORTED_VERSION;
        }
        boolean halfKnown = (request.producerId() == NONE) != (request.producerEpoch() == NONE);
        return halfKnown ? Errors.INVALID_REQUEST : Errors.NONE;
    }
}
