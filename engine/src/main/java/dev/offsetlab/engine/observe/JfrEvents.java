package dev.offsetlab.engine.observe;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// The engine's events as Java Flight Recorder keeps them.
///
/// An event's time is the moment at which the work ended, its field `took` how long it lasted.
///
/// Whether a recording listens is asked of one event of each kind that is made once and never committed. (Asking
/// `jdk.jfr.EventType` would load the whole recorder into a broker that nobody records.)
final class JfrEvents {
    static final Append APPEND = new Append();
    static final Fetch FETCH = new Fetch();
    static final Transfer TRANSFER = new Transfer();
    static final Roll ROLL = new Roll();
    static final Recovery RECOVERY = new Recovery();

    private JfrEvents() {}

    /// A recording wants an event whose duration we measure.
    static boolean anyTimed() {
        return APPEND.isEnabled() || FETCH.isEnabled() || TRANSFER.isEnabled() || RECOVERY.isEnabled();
    }

    static void append(String topic, int partition, long baseOffset, int recordCount, int sizeBytes, long tookNs) {
        Append event = new Append();
        event.topic = topic;
        event.partition = partition;
        event.baseOffset = baseOffset;
        event.recordCount = recordCount;
        event.size = sizeBytes;
        event.took = tookNs;
        event.commit();
    }

    static void fetch(
            String topic, int partition, long offset, long position, long sizeBytes, String clientId, long tookNs) {
        Fetch event = new Fetch();
        event.topic = topic;
        event.partition = partition;
        event.offset = offset;
        event.position = position;
        event.size = sizeBytes;
        event.clientId = clientId;
        event.took = tookNs;
        event.commit();
    }

    static void transfer(String path, String clientId, long askedBytes, long sentBytes, long tookNs) {
        Transfer event = new Transfer();
        event.path = path;
        event.clientId = clientId;
        event.asked = askedBytes;
        event.sent = sentBytes;
        event.took = tookNs;
        event.commit();
    }

    static void roll(String topic, int partition, long baseOffset, long sizeBytes, String reason) {
        Roll event = new Roll();
        event.topic = topic;
        event.partition = partition;
        event.baseOffset = baseOffset;
        event.size = sizeBytes;
        event.reason = reason;
        event.commit();
    }

    static void recovery(String topic, int partition, long baseOffset, long truncatedBytes, String what, long tookNs) {
        Recovery event = new Recovery();
        event.topic = topic;
        event.partition = partition;
        event.baseOffset = baseOffset;
        event.truncated = truncatedBytes;
        event.what = what;
        event.took = tookNs;
        event.commit();
    }

    @Name("dev.offsetlab.Append")
    @Label("Append")
    @Category("Offset Lab")
    @Description("A record batch was appended to a log")
    @StackTrace(false)
    static final class Append extends Event {
        @Label("Topic")
        String topic = "";

        @Label("Partition")
        int partition;

        @Label("Base Offset")
        long baseOffset;

        @Label("Records")
        int recordCount;

        @Label("Size")
        @DataAmount
        long size;

        @Label("Took")
        @Timespan(Timespan.NANOSECONDS)
        long took;
    }

    @Name("dev.offsetlab.Fetch")
    @Label("Fetch")
    @Category("Offset Lab")
    @Description("An offset was looked up and became a region of a segment file")
    @StackTrace(false)
    static final class Fetch extends Event {
        @Label("Topic")
        String topic = "";

        @Label("Partition")
        int partition;

        @Label("Offset")
        long offset;

        @Label("Position")
        long position;

        @Label("Size")
        @DataAmount
        long size;

        @Label("Client Id")
        String clientId = "";

        @Label("Took")
        @Timespan(Timespan.NANOSECONDS)
        long took;
    }

    @Name("dev.offsetlab.Transfer")
    @Label("Transfer")
    @Category("Offset Lab")
    @Description("One call of a data path, from file to socket")
    @StackTrace(false)
    static final class Transfer extends Event {
        @Label("Data Path")
        String path = "";

        @Label("Client Id")
        String clientId = "";

        @Label("Asked")
        @DataAmount
        long asked;

        @Label("Sent")
        @DataAmount
        long sent;

        @Label("Took")
        @Timespan(Timespan.NANOSECONDS)
        long took;
    }

    @Name("dev.offsetlab.Roll")
    @Label("Roll")
    @Category("Offset Lab")
    @Description("A log closed its active segment and began a new one")
    @StackTrace(false)
    static final class Roll extends Event {
        @Label("Topic")
        String topic = "";

        @Label("Partition")
        int partition;

        @Label("Base Offset")
        long baseOffset;

        @Label("Size")
        @DataAmount
        long size;

        @Label("Reason")
        String reason = "";
    }

    @Name("dev.offsetlab.Recovery")
    @Label("Recovery")
    @Category("Offset Lab")
    @Description("A segment was checked after an unclean stop")
    @StackTrace(false)
    static final class Recovery extends Event {
        @Label("Topic")
        String topic = "";

        @Label("Partition")
        int partition;

        @Label("Base Offset")
        long baseOffset;

        @Label("Truncated")
        @DataAmount
        long truncated;

        @Label("What")
        String what = "";

        @Label("Took")
        @Timespan(Timespan.NANOSECONDS)
        long took;
    }
}
