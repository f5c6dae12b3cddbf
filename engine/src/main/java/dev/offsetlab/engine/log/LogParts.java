package dev.offsetlab.engine.log;

import java.util.List;
import java.util.stream.Stream;

/// The pieces of a log that may be exchanged while the broker runs, so that what somebody wrote serves real clients.
///
/// ```
///   produce  -->  stamping  -->  rolling, naming  -->  write
///   fetch    -->  floor     -->  search           -->  a range of a file
///   offset of a timestamp   -->  timestamps       -->  a record
///   start, clean-up         -->  upkeep
/// ```
///
/// Each is asked every time anew. What an exchanged piece answers is checked before the log acts on it: one that
/// throws or answers wrongly costs the request a [PartFailedException], and nothing that is stored. The engine's own
/// pieces are not checked and cost no more than a call.
///
/// ```
///   broker.useParts(LogParts.ENGINE.with(new MyStamping()));
/// ```
///
/// @param stamping   what is written into a batch before it is stored
/// @param rolling    when the active segment is closed
/// @param naming     what a new segment's file is called
/// @param floor      the search in the sparse index
/// @param search     from an offset to the position of its batch
/// @param timestamps from a timestamp to a record
/// @param upkeep     recovery, retention, compaction
public record LogParts(
        BatchStamping stamping,
        RollRule rolling,
        SegmentNaming naming,
        IndexFloor floor,
        BatchSearch search,
        TimestampSearch timestamps,
        UpkeepParts upkeep) {
    /// All of them the engine's own.
    public static final LogParts ENGINE = new LogParts(
            BatchStamping.ENGINE,
            RollRule.ENGINE,
            SegmentNaming.ENGINE,
            IndexFloor.ENGINE,
            BatchSearch.ENGINE,
            TimestampSearch.ENGINE,
            UpkeepParts.ENGINE);

    private static final List<Class<?>> KINDS = Stream.concat(
                    Stream.of(
                            BatchStamping.class,
                            RollRule.class,
                            SegmentNaming.class,
                            IndexFloor.class,
                            BatchSearch.class,
                            TimestampSearch.class),
                    UpkeepParts.KINDS.stream())
            .toList();

    /// The same with `part` in the place, or the places, whose interfaces it implements.
    ///
    /// @throws IllegalArgumentException with one clear line: it implements none of them
    public LogParts with(Object part) {
        if (!isPart(part)) {
            throw new IllegalArgumentException("not a part of the log: class="
                    + part.getClass().getName() + "; it must implement one of "
                    + KINDS.stream().map(Class::getSimpleName).toList());
        }
        return new LogParts(
                part instanceof BatchStamping mine ? mine : stamping,
                part instanceof RollRule mine ? mine : rolling,
                part instanceof SegmentNaming mine ? mine : naming,
                part instanceof IndexFloor mine ? mine : floor,
                part instanceof BatchSearch mine ? mine : search,
                part instanceof TimestampSearch mine ? mine : timestamps,
                upkeep.with(part));
    }

    /// Does it implement one of the interfaces?
    public static boolean isPart(Object candidate) {
        return KINDS.stream().anyMatch(kind -> kind.isInstance(candidate));
    }

    /// The same, and what is not the engine's own is watched.
    LogParts guarded() {
        return new LogParts(
                BatchStamping.ENGINE.equals(stamping) ? stamping : new GuardedStamping(stamping),
                RollRule.ENGINE.equals(rolling) ? rolling : new GuardedRolling(rolling),
                SegmentNaming.ENGINE.equals(naming) ? naming : new GuardedNaming(naming),
                IndexFloor.ENGINE.equals(floor) ? floor : new GuardedFloor(floor),
                BatchSearch.ENGINE.equals(search) ? search : new GuardedSearch(search),
                TimestampSearch.ENGINE.equals(timestamps) ? timestamps : new GuardedTimestamps(timestamps),
                upkeep.guarded());
    }
}
