package dev.offsetlab.visualizer.cli;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.os.ProcessFigures;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.engine.workload.BrokerSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The child's side of [dev.offsetlab.engine.workload.BrokerProcess]: answers its parent's questions, line by line.
///
/// The end of the input is the end of the broker: a parent that was killed leaves no orphan.
final class SampledBroker {
    private final Broker broker;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    SampledBroker(Broker broker) {
        this.broker = broker;
    }

    void serve(InputStream in, PrintStream out) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String question = questions.readLine();
                question != null && !question.equals("stop");
                question = questions.readLine()) {
            out.println(answer(question));
            out.flush();
        }
    }

    private String answer(String question) {
        try {
            if (question.equals("sample")) {
                return sample().line();
            }
            if (question.startsWith("path ")) {
                broker.usePath(question.substring("path ".length()));
                return "ok";
            }
            if (question.equals("evict")) {
                return Eviction.of(broker);
            }
            return "error unknown question: " + question;
        } catch (IOException | RuntimeException failure) {
            return "error " + failure.getMessage();
        }
    }

    BrokerSample sample() {
        Map<String, Long> counters = new HashMap<>();
        process(counters);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            counters.merge(BrokerSample.GC_COUNT, collector.getCollectionCount(), Long::sum);
            counters.merge(BrokerSample.GC_MS, collector.getCollectionTime(), Long::sum);
        }
        counters.put(BrokerSample.ALLOCATED_BYTES, threads.getTotalThreadAllocatedBytes());
        counters.put(BrokerSample.IO_THREADS_CPU_NS, ioThreadsCpuNs());
        broker.pathCounters().forEach((path, counts) -> path(path, counts, counters));
        return new BrokerSample(counters);
    }

    private static void path(String path, PathCounters.Snapshot counts, Map<String, Long> counters) {
        counters.put(BrokerSample.ofPath(path, "systemCalls"), counts.systemCalls());
        counters.put(BrokerSample.ofPath(path, "shortTransfers"), counts.shortTransfers());
        counters.put(BrokerSample.ofPath(path, "zeroTransfers"), counts.zeroTransfers());
        counters.put(BrokerSample.ofPath(path, "sentBytes"), counts.sentBytes());
        counters.put(BrokerSample.ofPath(path, "userBytes"), counts.userBytes());
    }

    /// Without `/proc` the JVM knows the process's CPU alone, not split: all of it counts as user.
    private static void process(Map<String, Long> counters) {
        ProcessFigures.of(ProcessHandle.current().pid())
                .ifPresentOrElse(
                        figures -> {
                            counters.put(BrokerSample.CPU_USER_NS, figures.cpuUserNs());
                            counters.put(BrokerSample.CPU_SYSTEM_NS, figures.cpuSystemNs());
                            counters.put(BrokerSample.MINOR_FAULTS, figures.minorFaults());
                            counters.put(BrokerSample.MAJOR_FAULTS, figures.majorFaults());
                            counters.put(BrokerSample.VOLUNTARY_SWITCHES, figures.voluntarySwitches());
                            counters.put(BrokerSample.INVOLUNTARY_SWITCHES, figures.involuntarySwitches());
                            counters.put(BrokerSample.RESIDENT_BYTES, figures.residentBytes());
                        },
                        () -> {
                            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
                            counters.put(BrokerSample.CPU_USER_NS, system.getProcessCpuTime());
                        });
    }

    private long ioThreadsCpuNs() {
        long sum = 0;
        for (@Nullable ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("broker-io-")) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
