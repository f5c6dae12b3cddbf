package dev.offsetlab.lessons.desk;

import static dev.offsetlab.lessons.desk.PathNames.HEAP;
import static dev.offsetlab.lessons.desk.PathNames.SENDFILE;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Prints every value that the desk answers with, for people to look at: a line over 80 columns is marked.
public final class DeskLook {
    private DeskLook() {}

    public static void main(String... args) throws Exception {
        Path folder = Files.createTempDirectory("desk");
        try {
            print(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static void print(Path folder) throws Exception {
        try (Broker broker = Broker.start(BrokerConfig.local(folder));
                Desk lab = Desk.on(() -> broker)) {
            show("topics, none", lab::topics);
            show("fill", () -> lab.fill("orders", 24));
            show("fill again", () -> lab.fill("orders", 24));
            show("create", () -> lab.create("clicks", "segment.bytes=1048576", "message.timestamp.type=LogAppendTime"));
            show("produce", () -> lab.produce("clicks", "hello", "ada=>42", "bob=>"));
            show("produce one", () -> lab.produce("clicks", "hello"));
            show("topics", lab::topics);
            show("fetch", () -> lab.fetch("orders", 100));
            show("fetch of one byte", () -> lab.fetch("orders", 100, 1));
            show("longPoll", () -> lab.longPoll("clicks", 200, 1));
            show("records", () -> lab.records("orders", 100, 4));
            show("records with a tombstone", () -> lab.records("clicks", 0, 4));
            show("bytes", () -> lab.bytes("orders", 0, 96));
            show("batch", () -> lab.batch("clicks", 0));
            show("batch, large", () -> lab.batch("orders", 100));
            show("segments", () -> lab.segments("orders"));
            show("index", () -> lab.index("orders", 0));
            show("index, empty", () -> lab.index("clicks", 0));
            show("find", () -> lab.find("orders", 50_000));
            show("find the end", () -> lab.find("clicks", 4));
            show("roll", () -> lab.roll("clicks"));
            show("deleteBefore", () -> lab.deleteBefore("clicks", 2));
            show("config", () -> lab.config("clicks", "retention.bytes", "1000000"));
            show("retain", () -> lab.retain("clicks"));
            show("compact", () -> lab.compact("clicks"));
            show("path", () -> lab.path());
            show("path(HEAP)", () -> lab.path(HEAP));
            show("buffer", () -> lab.buffer(64 << 10));
            lab.buffer(0);
            show("read", () -> lab.read("orders"));
            show("measure heap", () -> lab.measure("orders", HEAP));
            show("measure sendfile", () -> lab.measure("orders", SENDFILE));
            show("compare", () -> lab.compare("orders", HEAP, SENDFILE));
            show("sweepBuffers", () -> lab.sweepBuffers("orders", HEAP, SENDFILE, 2048, 16384, 131072, 1 << 20));
            show("sweepFetches", () -> lab.sweepFetches("orders", HEAP, SENDFILE, 4096, 65536));
            for (Tool tool : Tool.values()) {
                show("observe " + tool, () -> lab.observe(tool, 2, () -> lab.read("orders")));
            }
            victim(lab);
            transfers(lab);
            group(lab);
            kafka(lab);
            show("kafka, nobody there", () -> lab.kafka("127.0.0.1:1").fetch("orders", 0));
            show("kafka, no address", () -> lab.kafka("orders"));
            SlowReader slow = lab.slowReader("orders");
            show("slow reader", () -> slow);
            show("slow reader takes", () -> slow.take(1_000_000));
            show("measure beside it", () -> lab.measure("orders", SENDFILE, 4, 0.5));
            slow.close();
            show("slow reader is gone", () -> slow);
            show("counters", lab::counters);
            show("evict", () -> lab.evict("orders"));
            show("fetch makes warm", () -> lab.fetch("orders", 0));
            show("cached", () -> lab.cached("orders"));
            show("warm", () -> lab.warm("orders"));
            show("no such topic", () -> lab.fetch("order", 0));
            show("no such offset", () -> lab.fetch("clicks", 77));
            show("no such path", () -> lab.path("teleport"));
            show("no such segment", () -> lab.index("orders", 5));
            show("no such config", () -> lab.config("clicks", "colour", "red"));
            show("bad value", () -> lab.config("clicks", "segment.bytes", "1"));
            show("too much", () -> lab.fill("orders", 1_000_000));
            show("there already", () -> lab.create("orders"));
            show("no such partition", () -> lab.segments("orders/3"));
            show("delete", () -> lab.delete("clicks"));
        }
    }

    private static void transfers(Desk lab) {
        Transfers transfers = lab.transfers();
        show("transfers heap", () -> transfers.heap("orders", 8192));
        show("transfers freshHeap", () -> transfers.freshHeap("orders", 8192));
        show("transfers direct", () -> transfers.direct("orders", 1 << 20));
        show("transfers transferTo", () -> transfers.transferTo("orders"));
        show("transfers wrapped", () -> transfers.wrapped("orders"));
        show("transfers full", () -> transfers.full("orders"));
        show("transfers seen by strace", () -> lab.observe(Tool.STRACE, 2, () -> transfers.wrapped("orders")));
    }

    private static void group(Desk lab) {
        lab.create("shared", 3);
        lab.produce("shared/0", "a", "b");
        lab.produce("shared/1", "c");
        ConsumerGroup billing = lab.group("billing", "shared");
        show("group, nobody", billing::state);
        show("group add", billing::add);
        show("group add again", billing::add);
        show("group caughtUp", () -> billing.caughtUp(10));
        show("group remove", billing::remove);
        billing.close();
    }

    private static void kafka(Desk lab) {
        KafkaDesk kafka =
                lab.kafka(lab.address().getHostString() + ":" + lab.address().getPort());
        show("kafka", () -> kafka);
        show("kafka fill", () -> kafka.fill("there", 8));
        show("kafka extent", () -> kafka.extent("there"));
        show("kafka fetch", () -> kafka.fetch("there", 100));
        show("kafka measure", () -> kafka.measure("there", 0.5));
    }

    private static void victim(Desk lab) {
        Victim victim = lab.victim();
        show("victim produce", () -> victim.produce(10_000));
        show("victim produceOn", victim::produceOn);
        show("victim kill", victim::kill);
        show("victim produce, dead", () -> victim.produce(1));
        show("victim tear", () -> victim.tear(40));
        show("victim restart", victim::restart);
        show("victim stop", victim::stop);
        show("victim restart after stop", victim::restart);
        victim.close();
    }

    private static void show(String what, Supplier<Object> value) {
        System.out.println("--- " + what);
        String text;
        try {
            text = String.valueOf(value.get());
        } catch (DeskException told) {
            text = "DeskException: " + told.getMessage();
        }
        System.out.println(text);
        text.lines()
                .filter(line -> line.length() > Table.WIDTH && !line.startsWith("DeskException"))
                .forEach(line -> System.out.println("!!! " + line.length() + " columns"));
    }
}
