package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.Topic;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.InvalidReplicaAssignmentException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.CreatePartitionsRequestData.CreatePartitionsAssignment;
import org.apache.kafka.common.message.CreatePartitionsRequestData.CreatePartitionsTopic;
import org.apache.kafka.common.message.CreatePartitionsResponseData;
import org.apache.kafka.common.message.CreatePartitionsResponseData.CreatePartitionsTopicResult;
import org.apache.kafka.common.protocol.ApiKeys;

/// Gives topics more partitions.
final class CreatePartitionsHandler implements ApiHandler<CreatePartitionsRequestData> {
    private final Assignments assignments;
    private final Topics topics;

    CreatePartitionsHandler(BrokerIdentity identity, Topics topics) {
        this.assignments = new Assignments(identity.nodeId());
        this.topics = topics;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.CREATE_PARTITIONS;
    }

    @Override
    public void handle(CreatePartitionsRequestData request, Exchange exchange) {
        CreatePartitionsResponseData response = new CreatePartitionsResponseData();
        Set<String> seen = new HashSet<>();
        for (CreatePartitionsTopic asked : request.topics()) {
            if (seen.add(asked.name())) {
                response.results().add(result(request, asked));
            }
        }
        exchange.reply(response);
    }

    private CreatePartitionsTopicResult result(CreatePartitionsRequestData request, CreatePartitionsTopic asked) {
        CreatePartitionsTopicResult result =
                new CreatePartitionsTopicResult().setName(asked.name()).setErrorMessage(null);
        try {
            if (request.topics().findAll(asked.name()).size() > 1) {
                throw new InvalidRequestException("Duplicate topic name.");
            }
            grow(asked, request.validateOnly());
        } catch (RuntimeException | IOException e) {
            Refusal refusal = Refusal.of(e, "add partitions topic=" + asked.name());
            result.setErrorCode(refusal.code()).setErrorMessage(refusal.message());
        }
        return result;
    }

    private void grow(CreatePartitionsTopic asked, boolean validateOnly) throws IOException {
        Topic topic = topics.topic(asked.name())
                .orElseThrow(
                        () -> new UnknownTopicOrPartitionException("This server does not host this topic-partition."));
        topics.checkGrowth(asked.name(), asked.count());
        List<CreatePartitionsAssignment> wanted = asked.assignments();
        int added = asked.count() - topic.partitions().size();
        if (wanted != null && wanted.size() != added) {
            throw new InvalidReplicaAssignmentException("Attempted to add " + added
                    + " additional partition(s), but only " + wanted.size() + " assignment(s) were specified.");
        }
        if (wanted != null) {
            wanted.forEach(assignment -> assignments.check(assignment.brokerIds()));
        }
        if (!validateOnly) {
            topics.addPartitions(asked.name(), asked.count());
        }
    }
}
