package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.lessons.serve.ServedParts;
import dev.offsetlab.visualizer.child.DataFolders;
import dev.offsetlab.visualizer.cli.Complaints.WrongUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./lab broker`: a broker in the foreground, until SIGTERM or Ctrl-C.
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "A broker in the foreground: any Kafka client may talk to it.",
            "Prints one line, 'ready HOST:PORT pid PID', when it accepts connections; its log goes to standard error. "
                    + "Ctrl-C or SIGTERM stops it cleanly."
        },
        footer = {
            "",
            "Try:  ./lab broker --path splice",
            "      kcat -b 127.0.0.1:9092 -P -t hello     (type lines)",
            "      kcat -b 127.0.0.1:9092 -C -t hello     (in another terminal)"
        })
final class BrokerCommand implements Callable<Integer> {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Address to listen on; another than loopback wants --allow-remote, or --tls-port with "
                    + "client certificates. Default: ${DEFAULT-VALUE}")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port to listen on, 0 picks a free one. Default: ${DEFAULT-VALUE}")
    private int port = 9092;

    @Option(
            names = "--tls-port",
            paramLabel = "PORT",
            description =
                    "A second port, for clients with security.protocol=SSL; 0 picks a free one. What clients need "
                            + "is told on standard error. The broker makes its certificate, or takes one: --config "
                            + "ssl.keystore.location=FILE --config ssl.keystore.password=WORD")
    private @Nullable Integer tlsPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the log. Default: $XDG_DATA_HOME/offset-lab, else ~/.local/share/offset-lab")
    private @Nullable Path data;

    @Option(
            names = "--path",
            paramLabel = "NAME",
            description = "Data path to start with: heap, direct, mmap, sendfile, splice, auto. Default: sendfile, or "
                    + "what kafka-configs has set")
    private @Nullable String path;

    @Option(
            names = "--config",
            paramLabel = "KEY=VALUE",
            description = "A broker config by Kafka's name, as in log.segment.bytes=1048576; may be given again")
    private Map<String, String> configs = new LinkedHashMap<>();

    @Option(names = "--allow-remote", description = "Let other machines connect. There is no password: think first")
    private boolean allowRemote;

    @Mixin
    private WithOption with = new WithOption();

    /// For a parent process of ours: answers its questions on standard input, ends when that closes.
    @Option(names = "--samples", hidden = true)
    private boolean samples;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServedParts served = with.loadForBroker();
        BrokerConfig config = config();
        Broker broker = served.start(config);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(broker, stopped)));
        served.all().forEach(one -> System.err.println(one.says()));
        broker.tls().ifPresent(tls -> System.err.print(TlsText.of(tls)));
        System.out.println("ready " + Addresses.text(broker.address()) + " pid "
                + ProcessHandle.current().pid());
        System.out.flush();
        if (samples) {
            new SampledBroker(broker).serve(System.in, System.out);
            stop(broker, stopped);
        }
        stopped.await();
        return 0;
    }

    private BrokerConfig config() {
        checkPort("--port", port);
        Map<String, String> all = new LinkedHashMap<>(configs);
        if (tlsPort != null) {
            checkPort("--tls-port", tlsPort);
            all.put("ssl.port", tlsPort.toString());
        }
        if (path != null) {
            all.put("data.path", known(path));
        }
        return new BrokerConfig(host, port, data == null ? DataFolders.standing() : data, all, allowRemote);
    }

    private static void checkPort(String option, int number) {
        if (number < 0 || number > 65_535) {
            throw new WrongUsage(option + " is a number from 0 to 65535, not " + number);
        }
    }

    private static String known(String name) {
        try {
            DataPathProvider provider = DataPaths.named(name);
            return provider.name();
        } catch (IllegalArgumentException unknown) {
            throw new WrongUsage("--path: " + unknown.getMessage());
        }
    }

    private static void stop(Broker broker, CountDownLatch stopped) {
        try {
            broker.close();
        } catch (IOException failure) {
            System.err.println("./lab broker: not stopped cleanly: " + failure.getMessage());
        } finally {
            stopped.countDown();
        }
    }
}
