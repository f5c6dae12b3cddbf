package dev.offsetlab.visualizer.feed;

import dev.offsetlab.visualizer.feed.ClusterAnswers.NoAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

/// One round of questions to a cluster, within the limits. Belongs to the source's thread, which may wait.
final class ClusterLook {
    private final Admin admin;
    private final ClusterAnswers answers;
    private final ClusterGroups groups;
    private final ClusterTopics topics;

    ClusterLook(Admin admin, ClusterLimits limits) {
        this.admin = admin;
        this.answers = new ClusterAnswers(limits.timeoutMs());
        this.groups = new ClusterGroups(admin, limits);
        this.topics = new ClusterTopics(admin, limits);
    }

    /// @param brokers how many the cluster has
    /// @param leftOut for people: what there was no room for; empty where all was asked
    record Seen(int brokers, List<TopicView> topics, List<GroupView> groups, Optional<String> leftOut) {}

    /// @throws NoAnswer where the cluster as a whole does not answer; what it only refuses is missing in what was seen
    Seen look() throws NoAnswer, InterruptedException {
        List<Integer> nodes = answers.of(admin.describeCluster().nodes()).stream()
                .map(Node::id)
                .toList();
        ClusterGroups.Seen groupsSeen = groups.look();
        Set<String> read = groupsSeen.groups().stream()
                .flatMap(group -> group.committed().keySet().stream())
                .map(GroupView.Partition::topic)
                .collect(Collectors.toSet());
        ClusterTopics.Seen topicsSeen = topics.look(read, nodes);
        return new Seen(nodes.size(), topicsSeen.topics(), groupsSeen.groups(), leftOut(topicsSeen, groupsSeen));
    }

    private static Optional<String> leftOut(ClusterTopics.Seen topics, ClusterGroups.Seen groups) {
        boolean allTopics = topics.topics().size() >= topics.all();
        boolean allGroups = groups.groups().size() >= groups.all();
        if (allTopics && allGroups) {
            return Optional.empty();
        }
        return Optional.of("a large cluster: shown are " + topics.topics().size() + " of " + topics.all()
                + " topics and " + groups.groups().size() + " of " + groups.all() + " groups");
    }
}
