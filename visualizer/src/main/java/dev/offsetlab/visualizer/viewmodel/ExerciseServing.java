package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.BatchSearch;
import dev.offsetlab.engine.log.BatchStamping;
import dev.offsetlab.engine.log.IndexFloor;
import dev.offsetlab.engine.log.RollRule;
import dev.offsetlab.engine.log.SegmentNaming;
import dev.offsetlab.engine.log.TailScan;
import dev.offsetlab.engine.log.TimestampSearch;
import dev.offsetlab.engine.server.api.FetchParking;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.serve.Served;
import dev.offsetlab.lessons.serve.ServedParts;
import dev.offsetlab.lessons.serve.StudentCode;
import dev.offsetlab.visualizer.feed.EmbeddedLab;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;

/// What of the window's broker is the student's code: it is taken in while clients write and read, and given back.
public final class ExerciseServing {
    private static final String ASK_RESTART =
            "It is asked when a broker finds logs that a crash left. Restart this one as"
                    + " if it had crashed? What is in its logs stays, and clients come back by themselves.";

    private final LabModel lab;
    private final ReadOnlyObjectWrapper<ServedParts> served = new ReadOnlyObjectWrapper<>(ServedParts.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    ExerciseServing(LabModel lab) {
        this.lab = lab;
        lab.engine().ifPresent(engine -> served.set(engine.served()));
    }

    /// Why nothing can be served here; empty where it can.
    public Optional<String> unavailableBecause() {
        return lab.engine().isPresent()
                ? Optional.empty()
                : Optional.of("This window looks at a cluster; your code serves in a broker of the lab's own.");
    }

    /// Compiles what is saved, and lets the broker run on it.
    ///
    /// @param model hears what came of it
    void serve(ExerciseModel model, CourseFiles files) {
        Optional<EmbeddedLab> engine = lab.engine();
        if (engine.isEmpty() || busy.get()) {
            unavailableBecause().ifPresent(why -> model.say(ExerciseSaid.problem(why)));
            return;
        }
        busy.set(true);
        Thread.ofPlatform().daemon().name("exercise-serving").start(() -> {
            try {
                Served one = new StudentCode(files).load(model.exercise());
                then(engine.get().serve(one), model::say, now -> served(model, one, now));
            } catch (IOException refused) {
                end(() -> model.say(ExerciseSaid.problem(String.valueOf(refused.getMessage()))));
            }
        });
    }

    private void served(ExerciseModel model, Served one, ServedParts now) {
        served.set(now);
        if (one.part() instanceof TailScan) {
            model.ask(one.says() + ". " + ASK_RESTART, "Restart the broker", () -> restart(model));
        }
        model.say(ExerciseSaid.done(one.says() + ". " + since(one)));
    }

    private void restart(ExerciseModel model) {
        lab.engine().ifPresent(engine -> {
            busy.set(true);
            model.say(ExerciseSaid.done("The broker is started again ..."));
            then(
                    engine.restartAsAfterCrash(),
                    model::say,
                    view -> model.say(
                            view.isRunning()
                                    ? ExerciseSaid.done("The broker runs again, on all that was in its logs: your scan"
                                            + " found the end of each as the engine does.")
                                    : ExerciseSaid.problem("The broker does not start on yours, and nothing was cut: "
                                            + view.detail())));
        });
    }

    /// When it is asked for the first time.
    private static String since(Served one) {
        return switch (one.part()) {
            case ConsumerPartitionAssignor _ ->
                "The lab's consumers start again, and their group divides its partitions by it: page Consumers.";
            case DataPathProvider _ -> "Every client reads by it from now on.";
            case FetchParking _ -> "The next fetch that finds too little waits there.";
            case BatchStamping _ -> "It is asked with the next append.";
            case RollRule _, SegmentNaming _ -> "It is asked with the next append, or the next roll.";
            case IndexFloor _, BatchSearch _ -> "It is asked with the next fetch.";
            case TimestampSearch _ -> "It is asked when a client looks a timestamp up.";
            case TailScan _ -> "It is asked when the broker opens a log that a crash left behind.";
            default -> "It is asked with the next clean-up.";
        };
    }

    /// The lab's own again.
    public void takeBack(Exercise exercise, Consumer<ExerciseSaid> says) {
        lab.engine().ifPresent(engine -> {
            busy.set(true);
            then(engine.takeBack(exercise), says, now -> {
                served.set(now);
                says.accept(ExerciseSaid.done(exercise.packageName() + ": the lab's own serves again."));
            });
        });
    }

    private <T> void then(CompletableFuture<T> answer, Consumer<ExerciseSaid> says, Consumer<T> onDone) {
        var _ = answer.whenComplete((now, failure) -> end(() -> {
            if (failure == null) {
                onDone.accept(now);
            } else {
                Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
                says.accept(ExerciseSaid.problem("It could not be taken in: " + cause.getMessage()));
            }
        }));
    }

    private void end(Runnable tell) {
        lab.window().execute(() -> {
            busy.set(false);
            tell.run();
        });
    }

    public ReadOnlyObjectProperty<ServedParts> servedProperty() {
        return served.getReadOnlyProperty();
    }

    /// It is compiled, or the broker exchanges its parts.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
