package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.DescribeClusterResponseData.DescribeClusterBroker;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// A cluster of one broker, which is its controller too.
final class DescribeClusterHandler implements ApiHandler<DescribeClusterRequestData> {
    private static final byte BROKERS = 1;

    private final BrokerIdentity identity;

    DescribeClusterHandler(BrokerIdentity identity) {
        this.identity = identity;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.DESCRIBE_CLUSTER;
    }

    @Override
    public void handle(DescribeClusterRequestData request, Exchange exchange) {
        DescribeClusterResponseData response = new DescribeClusterResponseData().setClusterId(identity.clusterId());
        if (request.endpointType() != BROKERS) {
            exchange.reply(response.setErrorCode(Errors.MISMATCHED_ENDPOINT_TYPE.code())
                    .setErrorMessage("this is a broker: ask with --bootstrap-server, not --bootstrap-controller"));
            return;
        }
        response.setControllerId(identity.nodeId());
        Endpoint told = identity.endpoint(exchange.protocol());
        response.brokers()
                .add(new DescribeClusterBroker()
                        .setBrokerId(identity.nodeId())
                        .setHost(told.host())
                        .setPort(told.port()));
        if (request.includeClusterAuthorizedOperations()) {
            response.setClusterAuthorizedOperations(AllowedOperations.CLUSTER);
        }
        exchange.reply(response);
    }
}
