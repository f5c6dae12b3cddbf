package dev.offsetlab.visualizer.cli;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.workload.FetchPlan;
import dev.offsetlab.engine.workload.OrderEvents;
import dev.offsetlab.engine.workload.ReadMode;
import dev.offsetlab.engine.workload.Readers;
import dev.offsetlab.engine.workload.TopicFiller;
import dev.offsetlab.lessons.grade.worker.WarmUp;
import dev.offsetlab.visualizer.app.Rehearsal;
import dev.offsetlab.visualizer.child.DataFolders;
import dev.offsetlab.visualizer.view.Toolkit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Not for people: loads the classes that a start of the lab needs, so that the launcher can keep them in an archive.
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    private static final String TOPIC = "rehearsal";

    @Override
    public Integer call() throws Exception {
        serve();
        judge();
        if (Toolkit.drawingUnavailableBecause().isEmpty()) {
            Rehearsal.run();
        }
        return 0;
    }

    /// Not the classes of this process, but those of the workers that it starts: they use the same archive.
    private static void judge() throws IOException {
        Path folder = DataFolders.temporary(null);
        try {
            WarmUp.rehearse(folder);
        } finally {
            DataFolders.delete(folder);
        }
    }

    private static void serve() throws Exception {
        new CommandLine(new BrokerCommand()).parseArgs("--port", "0");
        new CommandLine(new DemoCommand()).parseArgs();
        Path folder = DataFolders.temporary(null);
        try (Broker broker = Broker.start(BrokerConfig.local(folder));
                TopicFiller filler = TopicFiller.connect(broker.address())) {
            filler.fill(TOPIC, new OrderEvents(300, 1), 1 << 16, 1 << 12, sent -> {});
            FetchPlan plan = FetchPlan.survey(broker.address(), TOPIC, 0, 1 << 12, 8);
            try (Readers readers = Readers.open(plan, 1, ReadMode.DISCARD)) {
                readers.run(1);
            }
            new SampledBroker(broker).sample();
        } finally {
            DataFolders.delete(folder);
        }
    }
}
