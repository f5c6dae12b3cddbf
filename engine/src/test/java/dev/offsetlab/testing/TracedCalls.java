package dev.offsetlab.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The calls that moved bytes, as `strace` saw them in a process and all of its threads.
///
/// ```
///   sendfile(9<TCP:[127.0.0.1:9092->127.0.0.1:40312]>, 8</tmp/0.log>, [0] => [2097152], 2097152) = 2097152
///   name     arguments, a descriptor followed by what it is                                       result
/// ```
public record TracedCalls(List<Call> calls) {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\((.*)\\)\\s+= (-?\\d+).*");
    private static final String CALLS =
            "trace=read,pread64,readv,preadv,write,writev,pwrite64,sendto,sendmsg,sendfile,splice,copy_file_range";
    private static final String FILES = "trace";
    /// The kernel stops the process at these calls alone, and not at each of the many others that a JVM makes: ten
    /// times as fast. Older ones of strace lack it.
    private static final List<String> STOP_ONLY_THERE = List.of("--seccomp-bpf");

    /// One call.
    ///
    /// @param result bytes, or what went wrong as a negative number
    public record Call(String name, String arguments, long result) {
        /// Whether a descriptor among the arguments stands for something that ends so.
        public boolean on(String descriptor) {
            return arguments.contains(descriptor + ">");
        }

        /// Whether it wrote from the process's own memory.
        public boolean copiesOut() {
            return List.of("write", "writev", "sendto", "sendmsg").contains(name);
        }

        /// Whether it read into the process's own memory.
        public boolean copiesIn() {
            return List.of("read", "pread64", "readv", "preadv").contains(name);
        }
    }

    /// Why no process can be traced here; empty where one can.
    public static String unavailableBecause() throws InterruptedException {
        try {
            Trial plain = Trial.of(List.of());
            return plain.works() ? "" : "strace may not trace here: " + plain.output();
        } catch (IOException missing) {
            return "strace is not installed";
        }
    }

    /// What to put in front of a command, so that [#read] finds its calls in `folder`.
    public static List<String> command(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("strace", "-ff"));
        if (Trial.of(STOP_ONLY_THERE).works()) {
            command.addAll(STOP_ONLY_THERE);
        }
        command.addAll(List.of("-yy", "-e", CALLS, "-o", folder.resolve(FILES).toString()));
        return command;
    }

    /// How strace fares with a program that does nothing.
    private record Trial(boolean works, String output) {
        static Trial of(List<String> options) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("strace", "-f"));
            command.addAll(options);
            command.addAll(List.of("-o", "/dev/null", "true"));
            Process probe =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Trial(probe.waitFor() == 0, output.strip());
        }
    }

    /// Everything that was seen, once the process has ended.
    public static TracedCalls read(Path folder) throws IOException {
        List<Call> calls = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(folder, FILES + ".*")) {
            for (Path thread : threads) {
                for (String line : Files.readAllLines(thread, StandardCharsets.ISO_8859_1)) {
                    Matcher matcher = CALL.matcher(line);
                    if (matcher.matches()) {
                        calls.add(new Call(matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3))));
                    }
                }
            }
        }
        return new TracedCalls(calls);
    }

    public TracedCalls where(Predicate<Call> which) {
        return new TracedCalls(calls.stream().filter(which).toList());
    }

    /// Calls on the descriptors that end so: a file, or `:port]` for a connection.
    public TracedCalls on(String descriptor) {
        return where(call -> call.on(descriptor));
    }

    public TracedCalls named(String... names) {
        return where(call -> List.of(names).contains(call.name));
    }

    /// What they moved together.
    public long bytes() {
        return calls.stream().mapToLong(call -> Math.max(0, call.result)).sum();
    }

    public int count() {
        return calls.size();
    }

    /// The first of them, for a message.
    public String text() {
        return calls.stream().map(Call::toString).limit(40).reduce("", (all, call) -> all + "\n" + call);
    }
}
