package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.ProducerIds;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.server.ApiHandler;
import java.util.List;
import java.util.concurrent.Executor;

/// The handlers that tell of the broker and change it: topics, configs, folders, producer ids.
public final class AdminHandlers {
    private AdminHandlers() {}

    /// @param background runs what forces files to the disk; `Runnable::run` for the calling thread
    public static List<ApiHandler<?>> all(
            BrokerIdentity identity, Settings settings, Topics topics, LogDirectory logs, Executor background) {
        AlteredResources altered = new AlteredResources(identity, settings, topics);
        return List.of(
                new MetadataHandler(identity, settings, topics, background),
                new DescribeTopicPartitionsHandler(identity, topics),
                new DescribeClusterHandler(identity),
                new DescribeConfigsHandler(identity, settings, topics),
                new DescribeLogDirsHandler(logs),
                new OffsetForLeaderEpochHandler(topics),
                new ListPartitionReassignmentsHandler(),
                new Deferred<>(new CreateTopicsHandler(identity, settings, topics), background),
                new Deferred<>(new DeleteTopicsHandler(settings, topics), background),
                new Deferred<>(new CreatePartitionsHandler(identity, topics), background),
                new Deferred<>(new IncrementalAlterConfigsHandler(altered), background),
                new Deferred<>(new AlterConfigsHandler(altered), background),
                new Deferred<>(new DeleteRecordsHandler(topics), background),
                new Deferred<>(new InitProducerIdHandler(new ProducerIds(settings)), background));
    }
}
