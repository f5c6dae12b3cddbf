package dev.offsetlab.visualizer.feed;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.serve.Served;
import dev.offsetlab.lessons.serve.ServedParts;
import java.io.IOException;
import java.util.Optional;

/// What of the lab's broker is a student's own code: taken in and given back while clients write and read.
///
/// Used on the lab's thread; [#now] by any.
final class OwnCode {
    private static final String DATA_PATH = "data.path";

    private volatile ServedParts served;
    /// In force before a student's path was.
    private String labsPath = DataPaths.DEFAULT;

    /// @param served what the first broker starts on
    OwnCode(ServedParts served) {
        this.served = served;
    }

    /// What each new broker starts on too.
    ServedParts now() {
        return served;
    }

    /// A data path is in force from then on.
    ServedParts take(Served one, RunningBroker running) throws IOException {
        ServedParts wanted = served.with(one);
        if (one.path().isPresent()) {
            usePath(running.broker(), one.path().get(), wanted);
        }
        wanted.into(running.broker());
        served = wanted;
        if (one.assignor().isPresent()) {
            running.load().serve(wanted.forConsumers());
        }
        return wanted;
    }

    private void usePath(Broker broker, DataPathProvider path, ServedParts wanted) throws IOException {
        broker.addPath(path);
        String inForce = broker.settings().stringValue(DATA_PATH);
        labsPath = wanted.isPath(inForce) ? labsPath : inForce;
        broker.usePath(path.name());
    }

    /// The lab's own serves again.
    ServedParts giveBack(Exercise exercise, RunningBroker running) throws IOException {
        Optional<Served> one = served.of(exercise);
        served = served.without(exercise);
        Optional<String> path = one.flatMap(Served::path).map(DataPathProvider::name);
        if (path.isPresent()) {
            if (path.get().equals(running.broker().settings().stringValue(DATA_PATH))) {
                running.broker().usePath(labsPath);
            }
            running.broker().removePath(path.get());
        }
        served.into(running.broker());
        if (one.flatMap(Served::assignor).isPresent()) {
            running.load().serve(served.forConsumers());
        }
        return served;
    }

    /// The same where no broker runs, perhaps because it does not start on the student's.
    ServedParts giveBack(Exercise exercise) {
        served.of(exercise).flatMap(Served::path).ifPresent(path -> DataPaths.remove(path.name()));
        served = served.without(exercise);
        return served;
    }
}
