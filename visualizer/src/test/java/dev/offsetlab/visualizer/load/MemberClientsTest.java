package dev.offsetlab.visualizer.load;

import static dev.offsetlab.visualizer.load.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.visualizer.load.LoadPlan.LiveLoad;
import dev.offsetlab.visualizer.load.LoadPlan.MemberPlan;
import dev.offsetlab.visualizer.load.LoadReport.MemberReport;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members of a real group whose partitions are divided by a class that only a class loader of its own knows.
class MemberClientsTest {
    private static final String ALL_TO_LAST = """
            import java.util.*;
            import org.apache.kafka.clients.consumer.*;
            import org.apache.kafka.clients.consumer.internals.AbstractPartitionAssignor;
            import org.apache.kafka.common.TopicPartition;

            public final class AllToLast extends AbstractPartitionAssignor {
                public String name() { return "all-to-last"; }

                public Map<String, List<TopicPartition>> assign(
                        Map<String, Integer> counts, Map<String, Subscription> members) {
                    BEGINS
                    Map<String, List<TopicPartition>> shares = new HashMap<>();
                    members.keySet().forEach(member -> shares.put(member, List.of()));
                    List<TopicPartition> all = new ArrayList<>();
                    counts.forEach((topic, count) -> all.addAll(partitions(topic, count)));
                    shares.put(Collections.max(members.keySet()), all);
                    return shares;
                }
            }
            """;

    @TempDir
    Path folder;

    private Broker broker;

    @BeforeEach
    void open() throws Exception {
        broker = Broker.start(BrokerConfig.local(folder.resolve("data")));
    }

    @AfterEach
    void close() throws Exception {
        broker.close();
    }

    private LiveTraffic twoMembers(ClassLoader loader) throws ClassNotFoundException {
        var assignor = loader.loadClass("AllToLast").asSubclass(ConsumerPartitionAssignor.class);
        String bootstrap = "127.0.0.1:" + broker.address().getPort();
        LiveTraffic traffic = new LiveTraffic(new MemberClients(bootstrap, Optional.of(assignor)));
        traffic.use(new LiveLoad(
                200,
                200,
                Stream.of("clerk-1", "clerk-2")
                        .map(id -> new MemberPlan(id, MemberPlan.State.READING, 0))
                        .toList()));
        return traffic;
    }

    private URLClassLoader compiled(String first) throws Exception {
        Path source = folder.resolve("AllToLast.java");
        Files.writeString(source, ALL_TO_LAST.replace("BEGINS", first));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(failed).isZero();
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
    }

    private static List<Integer> partitionsOf(LiveTraffic traffic) {
        return traffic.members().stream()
                .map(MemberReport::positions)
                .map(List::size)
                .sorted()
                .toList();
    }

    @Test
    void members_withAnAssignorOfAStudent_getWhatItSays() throws Exception {
        try (URLClassLoader loader = compiled("");
                LiveTraffic traffic = twoMembers(loader)) {
            await(
                    "all partitions with one of two",
                    traffic::members,
                    () -> traffic.members().size() == 2 && partitionsOf(traffic).equals(List.of(0, 4)));
            await(
                    "it reads",
                    traffic::members,
                    () -> traffic.members().stream().anyMatch(member -> member.readRecords() > 0));
            assertThat(traffic.problems()).isEmpty();
        }
    }

    @Test
    void members_withAnAssignorThatThrows_sayWhatItThrew() throws Exception {
        try (URLClassLoader loader =
                        compiled("if (counts != null) throw new UnsupportedOperationException(\"exercise 14\");");
                LiveTraffic traffic = twoMembers(loader)) {
            await(
                    "a problem",
                    traffic::members,
                    () -> traffic.problems().stream().anyMatch(problem -> problem.contains("exercise 14")));
        }
    }
}
