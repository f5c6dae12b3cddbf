package dev.offsetlab.engine.log;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;

/// For each key the last offset at which it was written: what compaction asks of every record it meets.
///
/// ```
///   slot:   0                       1                     2
///         | key hash (2 longs) off | key hash (2 longs) off | empty: offset -1 | ...     24 bytes each
/// ```
///
/// Keys are held as their 16-byte MD5, as Kafka does: a key of any length takes one slot, and two keys with one
/// hash are not to be expected (after 10 billion keys the chance is one in 10^18). Collisions of *slots* are
/// walked past. The map doubles from small to `capacity` keys and takes no more: then [#isFull()], and the
/// caller cleans only as far as the map goes. At [#DEFAULT_CAPACITY] that is 24 MiB (and the 12 it grew from,
/// while it does), for the time of one pass.
///
/// One thread.
final class OffsetMap implements CompactionRule.KeyOffsets {
    static final int DEFAULT_CAPACITY = 1 << 19;

    private static final int FIRST_SLOTS = 1 << 10;
    private static final int SLOT_LONGS = 3;
    private static final int OFFSET = 2;
    private static final long NONE = -1;

    private final MessageDigest md5;
    private final ByteBuffer hash = ByteBuffer.allocate(16);
    private final int capacity;
    private long[] slots = empty(FIRST_SLOTS);
    private int size;
    private long latestOffset = NONE;

    OffsetMap(int capacity) {
        this.capacity = capacity;
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    boolean isFull() {
        return size >= capacity;
    }

    int size() {
        return size;
    }

    /// The last offset that was looked at, with a key or without; -1 before the first.
    long latestOffset() {
        return latestOffset;
    }

    /// All records up to `offset` are in the map.
    void covers(long offset) {
        latestOffset = Math.max(latestOffset, offset);
    }

    /// `offset` is the latest one of `key` so far. The buffer's position stays.
    void put(ByteBuffer key, long offset) {
        if (size * 2 >= slots.length / SLOT_LONGS) {
            grow();
        }
        digest(key);
        size += put(slots, hash.getLong(0), hash.getLong(Long.BYTES), offset);
        covers(offset);
    }

    /// The latest offset of `key`, -1 where it has none. The buffer's position stays.
    long get(ByteBuffer key) {
        digest(key);
        return slots[slotOf(slots, hash.getLong(0), hash.getLong(Long.BYTES)) + OFFSET];
    }

    @Override
    public OptionalLong latest(ByteBuffer key) {
        long offset = get(key);
        return offset == NONE ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    private void digest(ByteBuffer key) {
        md5.update(key.duplicate());
        try {
            md5.digest(hash.array(), 0, hash.capacity());
        } catch (DigestException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }

    private void grow() {
        long[] larger = empty(2 * slots.length / SLOT_LONGS);
        for (int slot = 0; slot < slots.length; slot += SLOT_LONGS) {
            if (slots[slot + OFFSET] != NONE) {
                put(larger, slots[slot], slots[slot + 1], slots[slot + OFFSET]);
            }
        }
        slots = larger;
    }

    /// Returns 1 where the key is new.
    private static int put(long[] slots, long high, long low, long offset) {
        int slot = slotOf(slots, high, low);
        boolean isNew = slots[slot + OFFSET] == NONE;
        slots[slot] = high;
        slots[slot + 1] = low;
        slots[slot + OFFSET] = offset;
        return isNew ? 1 : 0;
    }

    /// Where the key is, or the empty slot where it would go: there is always one, half of the slots are empty.
    private static int slotOf(long[] slots, long high, long low) {
        int count = slots.length / SLOT_LONGS;
        int slot = (int) (high & (count - 1)) * SLOT_LONGS;
        while (slots[slot + OFFSET] != NONE && (slots[slot] != high || slots[slot + 1] != low)) {
            slot = slot + SLOT_LONGS == slots.length ? 0 : slot + SLOT_LONGS;
        }
        return slot;
    }

    private static long[] empty(int slots) {
        long[] empty = new long[slots * SLOT_LONGS];
        for (int slot = 0; slot < empty.length; slot += SLOT_LONGS) {
            empty[slot + OFFSET] = NONE;
        }
        return empty;
    }
}
