package dev.offsetlab.exercises.ex14;

import dev.offsetlab.lessons.grade.kit.Finding;
import dev.offsetlab.lessons.grade.kit.Invariant;
import dev.offsetlab.lessons.grade.kit.Points;
import dev.offsetlab.lessons.grade.kit.Seed;
import dev.offsetlab.lessons.grade.kit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Sticky, through random histories of groups: members come and go, topics grow.
@Tag("14")
@ExtendWith(Seeds.class)
class StickyGrader {
    private static final int HISTORIES = 20;
    private static final int CHANGES = 12;

    private final Assignments assignments = new Assignments();

    /// A group over time. Asked for by member: what it has had up to now.
    private static final class History {
        private final Random random;
        private final Map<String, Integer> counts;
        private final Map<String, Set<String>> subscriptions = new TreeMap<>();
        private final boolean sameTopics;
        private int joined;
        private Map<String, List<TopicPartition>> owned = Map.of();

        History(Random random, boolean sameTopics) {
            this.random = random;
            this.sameTopics = sameTopics;
            this.counts = new TreeMap<>(new RandomGroups(random).counts());
            join();
        }

        void change() {
            int what = random.nextInt(5);
            if (what < 2) {
                join();
            } else if (what < 4 && subscriptions.size() > 1) {
                List<String> members = List.copyOf(subscriptions.keySet());
                subscriptions.remove(members.get(random.nextInt(members.size())));
            } else {
                List<String> topics = List.copyOf(counts.keySet());
                counts.merge(topics.get(random.nextInt(topics.size())), 1 + random.nextInt(3), Integer::sum);
            }
        }

        private void join() {
            List<String> wants = new ArrayList<>(counts.keySet());
            Collections.shuffle(wants, random);
            int topics = sameTopics ? wants.size() : 1 + random.nextInt(wants.size());
            String id = "member-" + (char) ('a' + random.nextInt(26)) + joined++;
            subscriptions.put(id, Set.copyOf(wants.subList(0, topics)));
        }

        Group group() {
            return new Group(Map.copyOf(counts), Map.copyOf(subscriptions));
        }
    }

    @Test
    @Points(2)
    @Invariant("I4")
    @DisplayName("members that want the same topics get shares that differ by one at most")
    @Timeout(10)
    void sticky_sameTopics_isBalanced(Seed seed) {
        eachChange(
                seed,
                true,
                (group, owned, plan) -> Plans.about("sticky", "the shares", group, seed)
                        .field("owned before", owned)
                        .why("Balance first: to keep all that one had is to leave nothing for who comes.")
                        .holds(
                                Plans.imbalance(group, plan).isEmpty(),
                                "balanced",
                                Plans.imbalance(group, plan).orElse("")));
    }

    @Test
    @Points(4)
    @Invariant("I5")
    @DisplayName("no more partitions move than balance takes")
    @Timeout(10)
    void sticky_sameTopics_movesTheFewest(Seed seed) {
        eachChange(
                seed,
                true,
                (group, owned, plan) -> Plans.about(
                                "sticky", "partitions that moved from a member that could have kept them", group, seed)
                        .field("owned before", owned)
                        .field("plan", plan)
                        .why("Who has it may keep up to the larger share. What is free goes to the smallest.")
                        .equal(
                                Plans.fewestMoves(group, owned),
                                Plans.moves(group, owned, plan).size()));
    }

    @Test
    @Points(3)
    @Invariant("I4")
    @DisplayName("members that want different topics: nobody could take one from who has two more")
    @Timeout(10)
    void sticky_differentTopics_isBalanced(Seed seed) {
        eachChange(
                seed,
                false,
                (group, owned, plan) -> Plans.about("sticky", "the shares", group, seed)
                        .field("owned before", owned)
                        .why("Some can only take partitions of some topics. Look at each partition's own readers.")
                        .holds(
                                Plans.imbalance(group, plan).isEmpty(),
                                "balanced",
                                Plans.imbalance(group, plan).orElse("")));
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("members that want different topics: hardly a move is in vain")
    @Timeout(10)
    void sticky_differentTopics_hardlyAMoveIsInVain(Seed seed) {
        List<Plans.Move> moves = new ArrayList<>();
        List<Plans.Move> inVain = new ArrayList<>();
        eachChange(seed, false, (group, owned, plan) -> {
            for (Plans.Move move : Plans.moves(group, owned, plan)) {
                moves.add(move);
                if (Plans.inVain(move, group, plan)) {
                    inVain.add(move);
                }
            }
        });
        Finding.of("moves that could be undone, and the plan would be as balanced")
                .in("sticky")
                .seed(seed)
                .field("groups that changed", HISTORIES * CHANGES)
                .field("moves", moves.size())
                .field(
                        "for example",
                        inVain.stream().findFirst().map(Plans.Move::toString).orElse(""))
                .why("Keep first, fill up then, and move one at a time, from the largest share that can give.")
                .holds(inVain.size() * 10 <= moves.size(), "at most one in ten moves", Integer.toString(inVain.size()));
    }

    @FunctionalInterface
    private interface Check {
        void of(Group group, Map<String, List<TopicPartition>> owned, Map<String, List<TopicPartition>> plan);
    }

    private void eachChange(Seed seed, boolean sameTopics, Check check) {
        Random random = seed.random();
        for (int i = 0; i < HISTORIES; i++) {
            History history = new History(random, sameTopics);
            for (int change = 0; change < CHANGES; change++) {
                Group group = history.group();
                Shares plan = assignments.sticky(group, history.owned);
                Plans.checkWhole("sticky", group, plan, seed);
                check.of(group, history.owned, plan.asMap());
                history.owned = plan.asMap();
                history.change();
            }
        }
    }

    @Test
    @Points(2)
    @Invariant("I5")
    @DisplayName("where nothing changed and the shares are even, nothing moves")
    @Timeout(10)
    void sticky_nothingChanged_nothingMoves(Seed seed) {
        Random random = seed.random();
        RandomGroups groups = new RandomGroups(random);
        for (int i = 0; i < 100; i++) {
            Group group = groups.next();
            Map<String, List<TopicPartition>> first =
                    assignments.sticky(group, Map.of()).asMap();
            Map<String, List<TopicPartition>> shuffled = new HashMap<>();
            first.forEach((member, share) -> {
                List<TopicPartition> inAnotherOrder = new ArrayList<>(share);
                Collections.shuffle(inAnotherOrder, random);
                shuffled.put(member, inAnotherOrder);
            });
            Map<String, List<TopicPartition>> second =
                    assignments.sticky(group, shuffled).asMap();
            Plans.about("sticky", "what moved, with the same members and topics", group, seed)
                    .field("owned before", first)
                    .why("A plan that was balanced still is.")
                    .equal(List.of(), Plans.moves(group, first, second));
        }
    }

    @Test
    @Points(1)
    @Invariant("I1")
    @DisplayName("what members say that they own may be old: gone, no more wanted, or claimed by two")
    @Timeout(10)
    void sticky_ownedIsOld_planIsWhole(Seed seed) {
        Random random = seed.random();
        RandomGroups groups = new RandomGroups(random);
        for (int i = 0; i < 100; i++) {
            Group group = groups.next();
            List<TopicPartition> claims = new ArrayList<>(group.partitions());
            claims.add(new TopicPartition("deleted", 0));
            group.topics().forEach((topic, count) -> claims.add(new TopicPartition(topic, count)));
            Map<String, List<TopicPartition>> owned = new HashMap<>();
            owned.put("has-left", List.copyOf(claims));
            for (String member : group.members()) {
                Collections.shuffle(claims, random);
                owned.put(member, List.copyOf(claims.subList(0, random.nextInt(claims.size()))));
            }
            Shares plan = assignments.sticky(group, owned);
            Plans.checkWhole("sticky", group, plan, seed);
            Plans.about("sticky", "the shares", group, seed)
                    .field("owned before", owned)
                    .holds(
                            Plans.imbalance(group, plan.asMap()).isEmpty(),
                            "balanced",
                            Plans.imbalance(group, plan.asMap()).orElse(""));
        }
    }
}
