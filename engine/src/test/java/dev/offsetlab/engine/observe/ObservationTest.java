package dev.offsetlab.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObservationTest {
    private final Observation observation = new Observation();

    @TempDir
    Path folder;

    @Test
    void report_nobodyListens_readsNoClockAndAllocatesNothing() {
        reportOneOfEach();
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            reportOneOfEach();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(observation.startNs()).isZero();
        assertThat(allocated)
                .as("bytes over 50,000 reports (the JVM's own odds and ends)")
                .isLessThan(10_000);
    }

    @Test
    void observe_untilClosed_hearsEveryEventAsValues() {
        List<EngineEvent> heard = new ArrayList<>();
        try (var subscription = observation.observe(heard::add)) {
            assertThat(subscription).isNotNull();
            assertThat(observation.startNs()).isNotZero();
            reportOneOfEach();
        }
        reportOneOfEach();

        assertThat(heard)
                .containsExactly(
                        new EngineEvent.Appended("orders", 0, 100, 10, 1_000, 0),
                        new EngineEvent.Fetched("orders", 0, 100, 4_096, 1_000, "reader", 0),
                        new EngineEvent.Transferred("sendfile", "reader", 1_000, 900, 0),
                        new EngineEvent.Rolled("orders", 0, 110, 1_048_576, "size"),
                        new EngineEvent.Recovered("orders", 0, 100, 17, "torn tail", 0));
        assertThat(observation.startNs()).isZero();
    }

    @Test
    void observe_workThatTookTime_measuresIt() {
        List<EngineEvent> heard = new ArrayList<>();
        try (var subscription = observation.observe(heard::add)) {
            assertThat(subscription).isNotNull();
            long startNs = observation.startNs();
            observation.transferred("heap", "reader", 10, 10, startNs);
        }
        assertThat(((EngineEvent.Transferred) heard.getFirst()).durationNs()).isPositive();
    }

    @Test
    void observe_observerThrows_isDroppedAndTheOthersGoOn() {
        List<RuntimeException> failures = new ArrayList<>();
        List<EngineEvent> heard = new ArrayList<>();
        observation.observe(new EngineObserver() {
            @Override
            public void on(EngineEvent event) {
                throw new IllegalStateException("broken observer");
            }

            @Override
            public void dropped(RuntimeException failure) {
                failures.add(failure);
            }
        });
        observation.observe(heard::add);

        reportOneOfEach();

        assertThat(failures).singleElement().extracting(Throwable::getMessage).isEqualTo("broken observer");
        assertThat(heard).hasSize(5);
    }

    @Test
    void record_runningRecording_holdsOurEventsWithTheirFields() throws IOException {
        Path file = folder.resolve("lab.jfr");
        try (Recording recording = new Recording()) {
            for (String name : List.of("Append", "Fetch", "Transfer", "Roll", "Recovery")) {
                recording.enable("dev.offsetlab." + name);
            }
            recording.start();
            long startNs = observation.startNs();
            assertThat(startNs).isNotZero();
            observation.transferred("splice", "reader", 2_000, 1_500, startNs);
            reportOneOfEach();
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);

        assertThat(events)
                .extracting(event -> event.getEventType().getName())
                .containsExactlyInAnyOrder(
                        "dev.offsetlab.Append",
                        "dev.offsetlab.Fetch",
                        "dev.offsetlab.Transfer",
                        "dev.offsetlab.Transfer",
                        "dev.offsetlab.Roll",
                        "dev.offsetlab.Recovery");
        RecordedEvent transfer = events.stream()
                .filter(event -> event.hasField("path") && "splice".equals(event.getString("path")))
                .findFirst()
                .orElseThrow();
        assertThat(transfer.getEventType().getCategoryNames()).containsExactly("Offset Lab");
        assertThat(transfer.getLong("sent")).isEqualTo(1_500);
        assertThat(transfer.getDuration("took")).isPositive();
        assertThat(observation.startNs())
                .as("off again when the recording ended")
                .isZero();
    }

    private void reportOneOfEach() {
        observation.appended("orders", 0, 100, 10, 1_000, 0);
        observation.fetched("orders", 0, 100, 4_096, 1_000, "reader", 0);
        observation.transferred("sendfile", "reader", 1_000, 900, 0);
        observation.rolled("orders", 0, 110, 1_048_576, "size");
        observation.recovered("orders", 0, 100, 17, "torn tail", 0);
    }
}
