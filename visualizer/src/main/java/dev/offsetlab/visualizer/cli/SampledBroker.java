package dev.offsetlab.visualizer.cli;

import com.sun.management.ThreadMXBean;
import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.ColdLog;
import dev.offsetlab.engine.ColdLog.Cached;
import dev.offsetlab.engine.os.ProcessUsage;
import dev.offsetlab.engine.os.ThreadUsage;
import dev.offsetlab.engine.transfer.PathCounters;
import dev.offsetlab.engine.workload.BrokerSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

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
            if (question.startsWith("evict ")) {
                Cached left = ColdLog.evict(broker, question.substring("evict ".length()));
                return "ok residentBytes=" + left.residentBytes() + " sizeBytes=" + left.sizeBytes();
            }
            return "error unknown question: " + question;
        } catch (IOException | RuntimeException failure) {
            return "error " + failure.getMessage();
        }
    }

    BrokerSample sample() throws IOException {
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

    private static void process(Map<String, Long> counters) throws IOException {
        ProcessUsage usage = ProcessUsage.of(ProcessHandle.current().pid());
        counters.put(BrokerSample.CPU_NS, usage.cpuNs());
        counters.put(BrokerSample.CPU_USER_NS, usage.userNs());
        counters.put(BrokerSample.CPU_SYSTEM_NS, usage.systemNs());
        counters.put(BrokerSample.MINOR_FAULTS, usage.minorFaults());
        counters.put(BrokerSample.MAJOR_FAULTS, usage.majorFaults());
        counters.put(BrokerSample.VOLUNTARY_SWITCHES, usage.voluntarySwitches());
        counters.put(BrokerSample.INVOLUNTARY_SWITCHES, usage.involuntarySwitches());
        counters.put(BrokerSample.RESIDENT_BYTES, usage.residentBytes());
    }

    private static long ioThreadsCpuNs() {
        return ThreadUsage.byName().entrySet().stream()
                .filter(thread -> thread.getKey().startsWith("broker-io"))
                .mapToLong(thread -> thread.getValue().cpuNs())
                .sum();
    }
}
