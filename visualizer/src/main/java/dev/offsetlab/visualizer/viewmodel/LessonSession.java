package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.course.Bench;
import dev.offsetlab.lessons.course.LabBench;
import dev.offsetlab.lessons.desk.Desk;
import dev.offsetlab.lessons.shell.CellResult;
import dev.offsetlab.lessons.shell.LabShell;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one Java session behind the page: a desk over the window's broker, a shell with it, and a thread that waits for
/// cells so that the window's need not.
///
/// `lesson` runs cells, one after the other; `lesson-help` answers while a person types. Neither is ever interrupted:
/// a cell is ended through the shell.
final class LessonSession implements LessonHelp, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LessonSession.class);

    private final WindowThread window;
    private final ExecutorService cells = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lesson").factory());
    private final ExecutorService help = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lesson-help").factory());
    private final Desk desk;
    private final LabShell shell;
    private final Bench bench;
    private volatile Consumer<String> listener = text -> {};

    /// Returns at once; the shell warms up meanwhile.
    LessonSession(EmbeddedLab lab, WindowThread window) {
        this.window = window;
        desk = Desk.on(lab::broker);
        shell = LabShell.open(LabBench.prelude(desk), text -> listener.accept(text));
        bench = new LabBench(shell);
    }

    Bench bench() {
        return bench;
    }

    /// Runs `work` on the session's thread, after what was asked before. A stop meanwhile is meant for its cells too.
    void later(Runnable work) {
        later(cells, shell.askedNow(work));
    }

    private static void later(ExecutorService thread, Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.warn("a lesson's work failed", failure);
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("the lessons are closed", closed);
        }
    }

    /// On the session's thread.
    CellResult run(String code, Consumer<String> onPrint) {
        return printingTo(onPrint, () -> bench.run(code));
    }

    /// Whoever waits hears, on the window's thread, what is printed meanwhile.
    <T> T printingTo(Consumer<String> onPrint, Supplier<T> work) {
        listener = text -> window.execute(() -> onPrint.accept(text));
        try {
            return work.get();
        } finally {
            listener = text -> {};
        }
    }

    void stop() {
        shell.stop();
    }

    @Override
    public void complete(String code, int cursor, Consumer<List<Proposal>> answer) {
        later(help, () -> {
            List<Proposal> proposals = shell.complete(code, cursor).stream()
                    .map(one -> new Proposal(one.from(), one.text()))
                    .toList();
            window.execute(() -> answer.accept(proposals));
        });
    }

    @Override
    public void explain(String code, int cursor, Consumer<String> answer) {
        later(help, () -> {
            String text = shell.document(code, cursor).stream()
                    .map(one -> (one.signature() + "\n" + one.text()).strip())
                    .collect(Collectors.joining("\n\n"));
            window.execute(() -> answer.accept(text));
        });
    }

    /// Ends what runs, and all that the desk started; returns when the last word on the student's progress is on the
    /// disk. Any thread but its own.
    @Override
    public void close() {
        shell.stop();
        shell.close();
        desk.close();
        cells.close();
        help.close();
    }
}
