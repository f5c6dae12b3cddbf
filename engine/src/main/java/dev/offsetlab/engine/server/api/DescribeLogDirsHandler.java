package dev.offsetlab.engine.server.api;

import dev.offsetlab.engine.log.LogDirectory;
import dev.offsetlab.engine.log.PartitionLog;
import dev.offsetlab.engine.server.ApiHandler;
import dev.offsetlab.engine.server.Exchange;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.message.DescribeLogDirsRequestData;
import org.apache.kafka.common.message.DescribeLogDirsRequestData.DescribableLogDirTopic;
import org.apache.kafka.common.message.DescribeLogDirsResponseData;
import org.apache.kafka.common.message.DescribeLogDirsResponseData.DescribeLogDirsPartition;
import org.apache.kafka.common.message.DescribeLogDirsResponseData.DescribeLogDirsResult;
import org.apache.kafka.common.message.DescribeLogDirsResponseData.DescribeLogDirsTopic;
import org.apache.kafka.common.protocol.ApiKeys;

/// The data folder, the size of every partition in it, and how full its volume is.
final class DescribeLogDirsHandler implements ApiHandler<DescribeLogDirsRequestData> {
    private final LogDirectory logs;

    DescribeLogDirsHandler(LogDirectory logs) {
        this.logs = logs;
    }

    @Override
    public ApiKeys api() {
        return ApiKeys.DESCRIBE_LOG_DIRS;
    }

    @Override
    public void handle(DescribeLogDirsRequestData request, Exchange exchange) throws IOException {
        Map<String, DescribeLogDirsTopic> topics = new TreeMap<>();
        logs.logs().stream()
                .filter(log -> isAsked(request, log))
                .sorted(Comparator.comparing(PartitionLog::id))
                .forEach(log -> topics.computeIfAbsent(
                                log.id().topic(), name -> new DescribeLogDirsTopic().setName(name))
                        .partitions()
                        .add(new DescribeLogDirsPartition()
                                .setPartitionIndex(log.id().partition())
                                .setPartitionSize(log.sizeBytes())));
        FileStore volume = Files.getFileStore(logs.folder());
        exchange.reply(new DescribeLogDirsResponseData()
                .setResults(List.of(new DescribeLogDirsResult()
                        .setLogDir(logs.folder().toAbsolutePath().toString())
                        .setTopics(List.copyOf(topics.values()))
                        .setTotalBytes(volume.getTotalSpace())
                        .setUsableBytes(volume.getUsableSpace()))));
    }

    private static boolean isAsked(DescribeLogDirsRequestData request, PartitionLog log) {
        if (request.topics() == null) {
            return true;
        }
        DescribableLogDirTopic topic = request.topics().find(log.id().topic());
        return topic != null && topic.partitions().contains(log.id().partition());
    }
}
