package dev.offsetlab.visualizer.load;

import dev.offsetlab.engine.workload.ReadMode;
import java.util.List;

/// All the traffic that is wanted, as a value.
public record LoadPlan(RaceLoad race, LiveLoad live) {
    public static final LoadPlan NONE = new LoadPlan(RaceLoad.NONE, LiveLoad.NONE);

    public LoadPlan {
        live = new LiveLoad(live.recordsPerSecond(), live.recordBytes(), List.copyOf(live.members()));
    }

    public LoadPlan withRace(RaceLoad other) {
        return new LoadPlan(other, live);
    }

    public LoadPlan withLive(LiveLoad other) {
        return new LoadPlan(race, other);
    }

    /// Raw readers that fetch topic `orders` round and round, as fast as the broker lets them. The topic is
    /// filled when it is empty, and filled anew (what was there is deleted by moving the log start offset)
    /// when sizes change.
    ///
    /// @param readers    0 for none; then nothing is filled either
    /// @param fetchBytes largest answer asked for
    /// @param topicBytes how much of the topic there shall be
    public record RaceLoad(
            int readers, ReadMode mode, int recordBytes, int batchBytes, int fetchBytes, long topicBytes) {
        public static final String TOPIC = "orders";
        public static final RaceLoad NONE = new RaceLoad(0, ReadMode.DISCARD, 300, 128 << 10, 1 << 20, 128_000_000L);

        public RaceLoad withReaders(int wanted) {
            return new RaceLoad(wanted, mode, recordBytes, batchBytes, fetchBytes, topicBytes);
        }
    }

    /// A producer at a steady rate into topic `payments` (four partitions), and a consumer group `billing`
    /// that reads it with Kafka's own consumer.
    ///
    /// @param recordsPerSecond 0 for no producer
    public record LiveLoad(int recordsPerSecond, int recordBytes, List<MemberPlan> members) {
        public static final String TOPIC = "payments";
        public static final String GROUP = "billing";
        public static final int PARTITIONS = 4;
        /// Few, so that resting after each poll makes a slow member.
        public static final int MOST_PER_POLL = 100;
        /// The shortest that brokers allow: a killed member shall be noticed soon.
        public static final int SESSION_MS = 6_000;
        public static final LiveLoad NONE = new LiveLoad(0, 200, List.of());
    }

    /// One member of the group.
    ///
    /// @param pauseMs how long it rests after each poll: 0 for a fast one, hundreds for a slow one
    public record MemberPlan(String clientId, State state, int pauseMs) {
        public enum State {
            READING,
            /// Polls no records but stays in the group: its lag grows.
            PAUSED,
            /// Closed its connections without a word, as a killed process does: the group learns it by the
            /// session's end.
            KILLED
        }
    }
}
