package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.meta.BrokerIdentity;
import dev.offsetlab.engine.meta.Settings;
import dev.offsetlab.engine.meta.Topics;
import dev.offsetlab.engine.observe.Observation;
import dev.offsetlab.engine.server.ApiHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/// What the admin handlers work on, over a real folder and without sockets.
record AdminRoom(Settings settings, LogDirectory logs, Topics topics, List<ApiHandler<?>> handlers)
        implements AutoCloseable {
    static AdminRoom at(Path folder, Map<String, String> configs) throws IOException {
        InstantSource clock = InstantSource.system();
        Settings settings = Settings.open(folder, configs);
        LogDirectory logs = LogDirectory.open(folder, settings::topicLogConfig, clock, new Observation());
        Topics topics = Topics.open(settings, logs, clock);
        BrokerIdentity identity = BrokerIdentity.of(
                logs.clusterId(),
                settings,
                List.of(BrokerIdentity.bound(SecurityProtocol.PLAINTEXT, "127.0.0.1", 9092)));
        return new AdminRoom(
                settings, logs, topics, AdminHandlers.all(identity, settings, topics, logs, Runnable::run));
    }

    /// The reply that a client of `version` reads.
    <R extends ApiMessage> R call(ApiKeys api, ApiMessage request, int version, Class<R> response) {
        ApiHandler<?> handler = handlers.stream()
                .filter(candidate -> candidate.api() == api)
                .findFirst()
                .orElseThrow();
        return RecordedExchange.call(handler, request, version, response);
    }

    @Override
    public void close() throws IOException {
        logs.close();
    }
}
