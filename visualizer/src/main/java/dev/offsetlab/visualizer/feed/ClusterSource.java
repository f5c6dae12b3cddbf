package dev.offsetlab.visualizer.feed;

import dev.offsetlab.visualizer.feed.BrokerView.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Any Kafka, looked at through Kafka's own admin client, about once a second. It changes nothing there.
///
/// The thread `lab-cluster` asks and waits; [#sample()] gives its last result at once. A cluster that does not answer
/// is asked again and again until it does: the samples then hold what was last seen, under the state
/// [State#UNREACHABLE].
public final class ClusterSource implements LabSource {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSource.class);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Duration STOP = Duration.ofSeconds(2);

    private final ClusterAddress address;
    private final ClusterLimits limits;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile LabSample newest;
    private volatile @Nullable Admin admin;
    private @Nullable Instant answeredAt;

    public ClusterSource(ClusterAddress address) {
        this(address, ClusterLimits.USUAL);
    }

    ClusterSource(ClusterAddress address, ClusterLimits limits) {
        this.address = address;
        this.limits = limits;
        this.newest = LabSample.none(view(State.STARTING, "asking " + address));
        this.thread = Thread.ofPlatform().daemon().name("lab-cluster").unstarted(this::askOnAndOn);
    }

    /// Begins to ask. Once.
    public void start() {
        thread.start();
    }

    @Override
    public LabSample sample() {
        return newest;
    }

    private void askOnAndOn() {
        try {
            do {
                askWhileItAnswers();
            } while (!closed.await(limits.periodMs(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// One admin client's life. It reconnects by itself, but a name that was unknown when it was made, or a cluster
    /// that came back elsewhere under that name, wants a new one: so each silence ends it.
    private void askWhileItAnswers() throws InterruptedException {
        try (Admin asked = Admin.create(settings())) {
            admin = asked;
            ClusterLook look = new ClusterLook(asked, limits);
            do {
                newest = seen(look.look());
            } while (!closed.await(limits.periodMs(), TimeUnit.MILLISECONDS));
        } catch (ClusterAnswers.NoAnswer | KafkaException silence) {
            if (closed.getCount() > 0) {
                LOG.debug("no answer from {}", address, silence);
                newest = silent(ClusterTrouble.inWords(silence, address));
            }
        } finally {
            admin = null;
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address.toString(),
                AdminClientConfig.CLIENT_ID_CONFIG, "offset-lab-window",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, limits.timeoutMs(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, limits.timeoutMs());
    }

    private LabSample seen(ClusterLook.Seen seen) {
        answeredAt = Instant.now();
        String what = "Kafka with " + (seen.brokers() == 1 ? "1 broker" : seen.brokers() + " brokers");
        return new LabSample(
                System.nanoTime(),
                Instant.now(),
                view(
                        State.RUNNING,
                        what + seen.leftOut().map(rest -> "; " + rest).orElse("")),
                Optional.empty(),
                Optional.empty(),
                seen.topics(),
                seen.groups());
    }

    /// What was seen last stays, at the time when it was seen.
    private LabSample silent(String why) {
        LabSample last = newest;
        Instant answered = answeredAt;
        String since = answered == null ? "" : " Shown is what it said at " + CLOCK.format(answered) + ".";
        return new LabSample(
                last.atNs(),
                last.at(),
                view(State.UNREACHABLE, why + since + " Asking again every few seconds."),
                Optional.empty(),
                Optional.empty(),
                last.topics(),
                last.groups());
    }

    private BrokerView view(State state, String detail) {
        return new BrokerView(state, address.toString(), detail);
    }

    /// Ends the client first, so that nobody goes on waiting for an answer.
    @Override
    public void close() {
        closed.countDown();
        Admin asked = admin;
        if (asked != null) {
            asked.close(STOP);
        }
        try {
            thread.join(STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
