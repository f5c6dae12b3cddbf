package dev.offsetlab.engine.group;

import dev.offsetlab.engine.log.PartitionId;
import java.util.concurrent.atomic.AtomicLong;

/// How many bytes all groups together may hold in memory.
///
/// What members say about themselves is the clients' to choose, and stays for as long as their sessions do, also when
/// their connections are long gone; what they commit stays for days. So each group, pending member, member and
/// committed offset is charged for what it holds, and gives it back when it goes.
///
/// What is new and does not fit hears COORDINATOR_NOT_AVAILABLE: it is the broker that is full and not the group, so
/// clients look for the coordinator and ask again, and come in once others are gone. The others end them:
/// GROUP_MAX_SIZE_REACHED a join, INVALID_COMMIT_OFFSET_SIZE a commit. A commit that takes the place of a larger one
/// always fits, and what is read back at start is charged without being asked: a broker that is full starts, and its
/// consumers go on.
///
/// Worked example, a heap of 96 MiB: the budget is 12 MiB, which is some 10,000 members of an ordinary size, or 11 of
/// the largest; or 40,000 commits, or 1,400 of the largest.
///
/// Any thread may call it. For members and groups, asking and charging are two steps: each I/O thread may go beyond
/// the budget by one of them.
final class GroupMemory {
    /// Of one member with all that it offers: as much as a batch of the offsets topic holds by default.
    static final int MAX_MEMBER_BYTES = 1 << 20;

    /// Objects, maps and alarms of a group, of a member, of a pending member, of an offered protocol.
    static final int GROUP_BYTES = 1024;

    static final int MEMBER_BYTES = 1024;
    static final int PENDING_BYTES = 1024;
    static final int PROTOCOL_BYTES = 128;

    /// Entry, key and value of a committed offset and the headers of its strings: 200 to 240 on the heap, by how
    /// full the map is and where the topic's name comes from.
    static final int COMMIT_BYTES = 256;

    private static final int SHARE_OF_HEAP = 8;

    private final long mostBytes;
    private final AtomicLong usedBytes = new AtomicLong();

    GroupMemory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    static GroupMemory ofHeap() {
        return new GroupMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    static long commitBytes(PartitionId partition, CommittedOffset committed) {
        return COMMIT_BYTES
                + 2L * (partition.topic().length() + committed.metadata().length());
    }

    /// Charges for what fits, and for what does not grow; false where nothing was charged.
    boolean take(long moreBytes) {
        long before = usedBytes.getAndAccumulate(moreBytes, (used, more) -> fits(used, more) ? used + more : used);
        return fits(before, moreBytes);
    }

    private boolean fits(long used, long moreBytes) {
        return moreBytes <= 0 || used + moreBytes <= mostBytes;
    }

    /// Always true for what does not grow.
    boolean hasRoomFor(long moreBytes) {
        return fits(usedBytes.get(), moreBytes);
    }

    /// @param bytes negative for what goes
    void charge(long bytes) {
        usedBytes.addAndGet(bytes);
    }

    long usedBytes() {
        return usedBytes.get();
    }
}
