package dev.offsetlab.lessons.shell;

import dev.offsetlab.lessons.shell.CellResult.Outcome;
import java.lang.invoke.MethodHandles;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The brake of one session.
///
/// [SnippetWeaver] puts a [#check] at the start of each method and before each jump back, so that no loop or recursion
/// of a snippet outlives a stop. The brake stays on until the next cell begins; a thread that is still alive then
/// stays condemned. Public only because the classes of snippets call it. Any thread.
///
/// It also keeps a loop from filling the heap that the lab lives in. A watcher that looks now and then comes too late
/// for a thread that allocates gigabytes a second, and then the lab's own threads meet the end of memory. So the
/// thread that allocates looks itself, every few checks, and waits for the collection that it has made necessary.
public final class CellGuard {
    /// Why a cell ended before its time.
    record End(Outcome outcome, String says) {}

    static final End MEMORY =
            new End(Outcome.ENDED, "The cell filled the memory that it shares with the lab, so the lab ended it");
    /// A power of two. Pieces of a MiB, one each turn, take 64 MiB between two looks.
    private static final int CHECKS_BETWEEN_LOOKS = 64;

    private final ThreadGroup threads;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final Set<Thread> condemned = ConcurrentHashMap.newKeySet();
    private final HeapWatch heap = new HeapWatch();
    private volatile boolean braking;
    /// Of all threads together. That two of them may lose a count does no harm.
    private int checks;

    CellGuard(ThreadGroup threads) {
        this.threads = threads;
    }

    /// The guard of the caller's session. Linked once per class, then as cheap as a constant.
    public static CellGuard of(MethodHandles.Lookup caller, String name, Class<?> type) {
        return ((SnippetLoader) caller.lookupClass().getClassLoader()).guard();
    }

    public void check() {
        if (braking) {
            brake();
        }
        checks++;
        if ((checks & (CHECKS_BETWEEN_LOOKS - 1)) == 0 && HeapWatch.tight()) {
            makeRoom();
        }
    }

    /// One thread at a time: what the others would do meanwhile is fill the heap.
    private synchronized void makeRoom() {
        if (HeapWatch.tight() && heap.fullAfterCollection()) {
            end(MEMORY);
        }
        brake();
    }

    private void brake() {
        if (end.get() != null || condemned.contains(Thread.currentThread())) {
            throw new CellEnd();
        }
    }

    /// Puts the brake on. The first reason counts.
    void end(End reason) {
        end.compareAndSet(null, reason);
        braking = true;
    }

    Optional<End> end() {
        return Optional.ofNullable(end.get());
    }

    /// Takes the brake off for a new cell, but not for the threads that outlived a stop.
    void release(Collection<Thread> survivors) {
        condemned.removeIf(thread -> !thread.isAlive());
        if (end.get() != null) {
            condemned.addAll(survivors);
        }
        braking = !condemned.isEmpty();
        end.set(null);
    }

    /// Did a cell start the threads of this group?
    boolean owns(ThreadGroup group) {
        return threads.parentOf(group);
    }
}
