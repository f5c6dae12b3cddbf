package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.visualizer.feed.BrokerView;
import dev.offsetlab.visualizer.feed.LabSample;
import dev.offsetlab.visualizer.feed.TopicView;
import dev.offsetlab.visualizer.report.Figures;

/// What stands largest while a cluster is looked at.
///
/// @param written  the answer: what is written, or why nothing is known
/// @param read     beside it; empty where nobody reads
/// @param evidence of what and from what, one line
public record ThroughputAnswer(String written, String read, String evidence) {

    /// Before the cluster has answered.
    static ThroughputAnswer of(BrokerView broker) {
        return broker.state() == BrokerView.State.UNREACHABLE
                ? new ThroughputAnswer("The cluster does not answer.", "", broker.detail())
                : new ThroughputAnswer("Asking the cluster.", "", "It is asked once a second and nothing is changed.");
    }

    /// @param written records a second, NaN while there is only one look; `read`, `bytes` likewise
    static ThroughputAnswer of(LabSample sample, double written, double read, double bytes) {
        String what = sees(sample);
        if (Double.isNaN(written)) {
            return new ThroughputAnswer("Measuring.", "", what + " A rate needs two looks, a second apart.");
        }
        String groups = LogText.counted(sample.groups().size(), "group");
        String reading = read > 0 ? perSecond(read) + " read by " + groups : "";
        if (written == 0 && read == 0) {
            return new ThroughputAnswer(
                    "No traffic.",
                    "",
                    what + " Produce to " + sample.broker().address()
                            + " with any Kafka client, or let a group read: the lines follow.");
        }
        String disk = Double.isNaN(bytes)
                ? " The cluster does not tell its sizes on disk."
                : " " + Figures.of(bytes / 1e6) + " MB/s added on disk, over the last half minute.";
        return new ThroughputAnswer(
                written == 0 ? "Nothing is written." : perSecond(written) + " written", reading, what + disk);
    }

    private static String sees(LabSample sample) {
        long topics =
                sample.topics().stream().filter(topic -> !topic.internal()).count();
        long partitions = sample.topics().stream()
                .filter(topic -> !topic.internal())
                .map(TopicView::partitions)
                .mapToLong(java.util.List::size)
                .sum();
        return LogText.counted(topics, "topic") + " with " + LogText.counted(partitions, "partition") + ", "
                + LogText.counted(sample.groups().size(), "group") + ".";
    }

    private static String perSecond(double records) {
        return Figures.of(records) + " records/s";
    }
}
