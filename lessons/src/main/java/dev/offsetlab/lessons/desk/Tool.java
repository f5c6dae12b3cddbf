package dev.offsetlab.lessons.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A tool of the system that looks at the broker from outside. Where it looks at threads, these are the broker's I/O
/// threads and the one of [Transfers].
public enum Tool {
    /// Counts system calls by name. Each call is stopped twice: never
    /// trust a time taken under it.
    STRACE("strace") {
        @Override
        List<String> command(int seconds, List<Long> threadIds) {
            List<String> command = new ArrayList<>(List.of("strace", "-c", "-U", "name,calls,errors,time-total"));
            threadIds.forEach(id -> command.addAll(List.of("-p", id.toString())));
            return command;
        }
    },
    /// What disks read and wrote, each second.
    IOSTAT("sysstat") {
        @Override
        List<String> command(int seconds, List<Long> threadIds) {
            return List.of("iostat", "-d", "-k", "-y", "1", Integer.toString(seconds));
        }
    },
    /// What the whole machine paged in and out, each second: kB from and to disks, page faults.
    SAR("sysstat") {
        @Override
        List<String> command(int seconds, List<Long> threadIds) {
            return List.of("sar", "-B", "1", Integer.toString(seconds));
        }
    },
    /// CPU time, context switches and page faults of these threads.
    PERF("linux-perf") {
        @Override
        List<String> command(int seconds, List<Long> threadIds) {
            String ids = threadIds.stream().map(String::valueOf).collect(Collectors.joining(","));
            return List.of("perf", "stat", "-e", "task-clock,context-switches,cpu-migrations,page-faults", "-t", ids);
        }
    };

    private final String debianPackage;

    Tool(String debianPackage) {
        this.debianPackage = debianPackage;
    }

    abstract List<String> command(int seconds, List<Long> threadIds);

    /// Ends by itself after its seconds; the others when they are told to.
    boolean endsByItself() {
        return this == IOSTAT || this == SAR;
    }

    /// The name of the command.
    public String command() {
        return command(1, List.of()).getFirst();
    }

    String missing() {
        return command() + " is not installed: sudo apt-get install " + debianPackage
                + (this == PERF ? " (Ubuntu: linux-tools-generic)" : "");
    }
}
