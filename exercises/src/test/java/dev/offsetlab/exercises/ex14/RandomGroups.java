package dev.offsetlab.exercises.ex14;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Groups as they come: few members and many, topics of uneven size, topics that are not there.
final class RandomGroups {
    private static final List<String> TOPICS = List.of("orders", "bills", "clicks", "audit", "stock");

    private final Random random;

    RandomGroups(Random random) {
        this.random = random;
    }

    Group next() {
        Map<String, Integer> counts = counts();
        Map<String, Set<String>> subscriptions = new LinkedHashMap<>();
        for (String member : members(1 + random.nextInt(6))) {
            Set<String> wants = new HashSet<>(Set.of("not-there"));
            TOPICS.stream().filter(_ -> random.nextInt(3) > 0).forEach(wants::add);
            subscriptions.put(member, wants);
        }
        return new Group(counts, subscriptions);
    }

    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        TOPICS.forEach(topic -> counts.put(topic, 1 + random.nextInt(9)));
        return counts;
    }

    /// Ids of which the order is no accident: neither that of a count nor that of the alphabet.
    List<String> members(int count) {
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add("member-" + (char) ('a' + random.nextInt(26)) + i);
        }
        return members;
    }

    /// The same group, its maps and sets walked in another order.
    Group shuffled(Group group) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        shuffled(group.partitionCounts().keySet())
                .forEach(topic -> counts.put(topic, group.partitionCounts().getOrDefault(topic, 0)));
        Map<String, Set<String>> subscriptions = new LinkedHashMap<>();
        shuffled(group.subscriptions().keySet())
                .forEach(member ->
                        subscriptions.put(member, group.subscriptions().getOrDefault(member, Set.of())));
        return new Group(counts, subscriptions);
    }

    private List<String> shuffled(Set<String> names) {
        List<String> list = new ArrayList<>(names);
        Collections.shuffle(list, random);
        return list;
    }
}
