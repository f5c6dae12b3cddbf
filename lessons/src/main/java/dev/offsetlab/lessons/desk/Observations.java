package dev.offsetlab.lessons.desk;

import java.util.List;
import java.util.Map;

/// Lets a tool look on while work runs. The work runs on the thread that asks, the tool's start and end on the
/// desk's.
final class Observations {
    private static final int MOST_SECONDS = 120;

    private final DeskThreads threads;
    private final Engine engine;

    Observations(DeskThreads threads, Engine engine) {
        this.threads = threads;
        this.engine = engine;
    }

    Observed observe(Tool tool, int seconds, Runnable work) {
        TopicWork.check("seconds", seconds, 1, MOST_SECONDS);
        Counters before = threads.ask(_ -> engine.counters());
        ToolRun run;
        try {
            run = threads.ask(_ -> ToolRun.start(tool, seconds));
        } catch (DeskException missing) {
            work.run();
            return new Observed(tool, List.of(), Map.of(), String.valueOf(missing.getMessage()), since(before));
        }
        List<String> lines;
        try {
            work.run();
        } finally {
            lines = finish(run);
        }
        return new Observed(tool, lines, ToolOutput.numbers(tool, lines), "", since(before));
    }

    private Counters since(Counters before) {
        return threads.ask(_ -> engine.counters()).minus(before);
    }

    /// Also for a cell that was stopped: a tool that goes on watching would slow the broker down for good.
    private List<String> finish(ToolRun run) {
        boolean stopped = Thread.interrupted();
        try {
            return threads.ask(_ -> run.finish());
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
