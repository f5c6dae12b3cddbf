package dev.offsetlab.lessons.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A lesson that is run again begins with an empty topic.
class FreshTopicTest {
    @Test
    void fresh_topicThatExists_beginsAtOffset0(@TempDir Path folder) throws IOException {
        try (Broker broker = Broker.start(BrokerConfig.local(folder));
                Desk lab = Desk.on(() -> broker)) {
            assertThat(lab.fresh("again", "segment.bytes=1048576").records()).isZero();
            lab.produce("again", "a", "b");

            TopicState second = lab.fresh("again", "segment.bytes=2097152");

            assertThat(second.records()).isZero();
            assertThat(second.configs()).containsEntry("segment.bytes", "2097152");
            assertThat(lab.produce("again", "c").baseOffset()).isZero();
        }
    }
}
