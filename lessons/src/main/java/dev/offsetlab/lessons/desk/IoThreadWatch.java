package dev.offsetlab.lessons.desk;

import com.sun.management.ThreadMXBean;
import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.os.ThreadWatch;
import dev.offsetlab.lessons.desk.Measured.IoThreads;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// What a broker's I/O threads have used since they began: CPU and allocation as the JVM knows them, to the
/// nanosecond and to the byte; context switches as Linux counts them.
final class IoThreadWatch {
    private static final String NAMES = "broker-io-";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ThreadWatch watch = new ThreadWatch(NAMES);
    private final long[] ids;

    IoThreadWatch(Broker broker) {
        ids = broker.ioThreads().stream().mapToLong(Thread::threadId).toArray();
    }

    IoThreads now() {
        return new IoThreads(
                sum(threads.getThreadCpuTime(ids)),
                sum(threads.getThreadUserTime(ids)),
                sum(threads.getThreadAllocatedBytes(ids)),
                watch.total().switches());
    }

    private static long sum(long... values) {
        return Arrays.stream(values).map(value -> Math.max(0, value)).sum();
    }
}
