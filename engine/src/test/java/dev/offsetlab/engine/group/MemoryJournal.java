package dev.offsetlab.engine.group;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keeps what was written, and fails when told to.
final class MemoryJournal implements Journal {
    final List<OffsetsRecord> records = new ArrayList<>();
    boolean broken;

    @Override
    public void write(String groupId, List<OffsetsRecord> more) throws IOException {
        if (broken) {
            throw new IOException("the disk is full");
        }
        records.addAll(more);
    }

    /// What a restart would find.
    Map<String, GroupCoordinator.StoredGroup> replay() {
        Replay replay = new Replay();
        records.forEach(record -> replay.apply(OffsetsKey.decode(record.key()), record.value()));
        return replay.groups();
    }
}
