package dev.offsetlab.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.LogClosedException;
import dev.offsetlab.engine.log.PartitionId;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {
    /// The reader of a topic that is deleted meanwhile hears that it is gone, and nobody that a disk is broken.
    @Test
    void of_logClosedMeanwhile_isAnUnknownTopic_andNoSurprise() {
        Errors error = ErrorCodes.of(new LogClosedException(new PartitionId("t", 0)));
        assertThat(error).isEqualTo(Errors.UNKNOWN_TOPIC_OR_PARTITION);
        assertThat(ErrorCodes.unexpected(error)).isFalse();
    }

    @Test
    void of_anyOtherTroubleWithFiles_isAStorageErrorToLookAt() {
        Errors error = ErrorCodes.of(new CompletionException(new IOException("no space left on device")));
        assertThat(error).isEqualTo(Errors.KAFKA_STORAGE_ERROR);
        assertThat(ErrorCodes.unexpected(error)).isTrue();
    }
}
