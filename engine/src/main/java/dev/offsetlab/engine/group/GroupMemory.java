package dev.offsetlab.engine.group;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes all groups together may hold in memory.
///
/// What members say about themselves is the clients' to choose, and stays for as long as their sessions do, also when
/// their connections are long gone. So each group, pending member and member is charged for what it holds, and gives
/// it back when it goes. A member for which there is no room hears COORDINATOR_NOT_AVAILABLE: it is the broker that
/// is full and not the group, so clients ask again and come in once others are gone.
/// GROUP_MAX_SIZE_REACHED would end them.
///
/// Worked example, a heap of 96 MiB: the budget is 12 MiB, which is some 10,000 members of an ordinary size, or 11 of
/// the largest.
///
/// Any thread may call it. Asking and charging are two steps: each I/O thread may go beyond the budget by one member.
final class GroupMemory {
    /// Of one member with all that it offers: as much as a batch of the offsets topic holds by default.
    static final int MAX_MEMBER_BYTES = 1 << 20;

    /// Objects, maps and alarms of a group, of a member, of a pending member, of an offered protocol.
    static final int GROUP_BYTES = 1024;

    static final int MEMBER_BYTES = 1024;
    static final int PENDING_BYTES = 1024;
    static final int PROTOCOL_BYTES = 128;

    private static final int SHARE_OF_HEAP = 8;

    private final long mostBytes;
    private final AtomicLong usedBytes = new AtomicLong();

    GroupMemory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    static GroupMemory ofHeap() {
        return new GroupMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /// Always true for what does not grow.
    boolean hasRoomFor(long moreBytes) {
        return moreBytes <= 0 || usedBytes.get() + moreBytes <= mostBytes;
    }

    /// @param bytes negative for what goes
    void charge(long bytes) {
        usedBytes.addAndGet(bytes);
    }

    long usedBytes() {
        return usedBytes.get();
    }
}
