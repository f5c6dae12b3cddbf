package dev.offsetlab.engine.group;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Replies that were decided with a group's lock held and leave after it was released: a reply may start the client's
/// next request on the spot, and that may need the lock of another group. Guarded by the group's lock.
final class Outbox {
    private List<Runnable> waiting = new ArrayList<>();

    <T> void add(Consumer<T> reply, T answer) {
        waiting.add(() -> reply.accept(answer));
    }

    List<Runnable> take() {
        List<Runnable> taken = waiting;
        if (!taken.isEmpty()) {
            waiting = new ArrayList<>();
        }
        return taken;
    }
}
