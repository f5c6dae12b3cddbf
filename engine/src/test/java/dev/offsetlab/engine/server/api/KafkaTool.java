package dev.offsetlab.engine.server.api;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;

/// Runs one of Kafka's own command-line tools in this JVM and hands back what it printed. One at a time: a tool
/// prints to the JVM's standard output and would end the JVM.
final class KafkaTool {
    /// A tool's `main`.
    interface Main {
        void run(String... args) throws Exception;
    }

    /// A tool wanted to end its JVM.
    private static final class Ended extends RuntimeException {
        Ended(int status) {
            super("exit " + status, null, false, false);
        }
    }

    private KafkaTool() {}

    static synchronized String run(Main tool, String address, String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of("--bootstrap-server", address));
        all.addAll(List.of(args));
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Exit.setExitProcedure((status, message) -> {
            throw new Ended(status);
        });
        System.setOut(capture);
        System.setErr(capture);
        try {
            tool.run(all.toArray(String[]::new));
        } catch (Ended e) {
            capture.println(e.getMessage());
        } finally {
            System.setOut(out);
            System.setErr(err);
            Exit.resetExitProcedure();
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
