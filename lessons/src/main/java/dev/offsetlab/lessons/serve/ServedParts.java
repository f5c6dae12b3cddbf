package dev.offsetlab.lessons.serve;

import dev.offsetlab.engine.Broker;
import dev.offsetlab.engine.BrokerConfig;
import dev.offsetlab.engine.log.LogParts;
import dev.offsetlab.engine.server.api.FetchParking;
import dev.offsetlab.engine.transfer.DataPathProvider;
import dev.offsetlab.engine.transfer.DataPaths;
import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.grade.CourseFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;

/// All that was named by `--with`, and how a broker starts on it.
public record ServedParts(List<Served> all) {
    /// Nothing: every part the engine's own.
    public static final ServedParts NONE = new ServedParts(List.of());

    private static final String DATA_PATH = "data.path";

    public ServedParts {
        all = List.copyOf(all);
    }

    /// The exercises that are meant: `ex07`, `7`, `07` and `07-sendfile-loop` mean the same.
    ///
    /// @throws IllegalArgumentException with one clear line: there is none of that name, or it serves nowhere
    public static List<Exercise> named(List<String> words, List<Exercise> exercises) {
        List<Exercise> found = new ArrayList<>();
        for (String word : words) {
            Exercise exercise = exercises.stream()
                    .filter(one -> isMeant(one, word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no exercise is called \"" + word + "\"; choose one of " + serving(exercises)));
            if (exercise.serves().isEmpty()) {
                throw new IllegalArgumentException(exercise.packageName() + ", " + exercise.title()
                        + ", has no part in a broker; choose one of " + serving(exercises));
            }
            if (!found.contains(exercise)) {
                found.add(exercise);
            }
        }
        return found;
    }

    private static boolean isMeant(Exercise exercise, String word) {
        String number = word.startsWith("ex") ? word.substring(2) : word;
        return word.equals(exercise.folder()) || number.matches("0?" + exercise.number());
    }

    private static String serving(List<Exercise> exercises) {
        return exercises.stream()
                .filter(exercise -> exercise.serves().isPresent())
                .map(Exercise::packageName)
                .collect(Collectors.joining(", "));
    }

    /// Compiles and loads them, and adds their data paths to those of this JVM.
    ///
    /// @throws IllegalArgumentException there is no such exercise
    /// @throws IOException              one of them does not compile, or cannot be made
    public static ServedParts load(List<String> words) throws IOException {
        return words.isEmpty() ? NONE : load(named(words, Exercises.all()), CourseFiles.ofLab());
    }

    static ServedParts load(List<Exercise> exercises, CourseFiles files) throws IOException {
        StudentCode code = new StudentCode(files);
        List<Served> loaded = new ArrayList<>();
        for (Exercise exercise : exercises) {
            Served served = code.load(exercise);
            served.path().ifPresent(DataPaths::add);
            loaded.add(served);
        }
        return new ServedParts(loaded);
    }

    /// The same with `one` in place of what served this exercise before.
    public ServedParts with(Served one) {
        return new ServedParts(Stream.concat(without(one.exercise()).all.stream(), Stream.of(one))
                .toList());
    }

    /// The same without what serves this exercise.
    public ServedParts without(Exercise exercise) {
        return new ServedParts(all.stream()
                .filter(served -> !served.exercise().name().equals(exercise.name()))
                .toList());
    }

    /// What serves this exercise.
    public Optional<Served> of(Exercise exercise) {
        return all.stream()
                .filter(served -> served.exercise().name().equals(exercise.name()))
                .findFirst();
    }

    /// Exchanges the parts of the log and the parking of a broker that runs; all others become the engine's own. Data
    /// paths are switched by [Broker#usePath].
    public void into(Broker broker) {
        broker.useParts(logParts());
        broker.parkFetches(parking().orElse(null));
    }

    private Optional<FetchParking> parking() {
        return all.stream().flatMap(served -> served.parking().stream()).reduce((_, last) -> last);
    }

    /// The data path that is to be in force: the last of them.
    public Optional<String> path() {
        return all.stream()
                .flatMap(served -> served.path().stream())
                .map(DataPathProvider::name)
                .reduce((_, last) -> last);
    }

    /// What is to divide partitions among consumers: the last of them.
    public Optional<Class<? extends ConsumerPartitionAssignor>> assignor() {
        return all.stream().flatMap(served -> served.assignor().stream()).reduce((_, last) -> last);
    }

    /// Names of what serves in consumers, for `--with` of the processes that they run in.
    public List<String> forConsumers() {
        return all.stream()
                .filter(served -> served.assignor().isPresent())
                .map(Served::name)
                .toList();
    }

    /// Is this the name of one of their data paths?
    public boolean isPath(String name) {
        return all.stream()
                .filter(served -> served.path().isPresent())
                .anyMatch(served -> served.name().equals(name));
    }

    public LogParts logParts() {
        LogParts parts = LogParts.ENGINE;
        for (Served served : all) {
            parts = served.into(parts);
        }
        return parts;
    }

    /// Starts a broker with all of it. A data path that `config` names stays; one that was set by `kafka-configs`
    /// gives way to the student's.
    public Broker start(BrokerConfig config) throws IOException {
        Optional<String> wanted = config.configs().containsKey(DATA_PATH) ? Optional.empty() : path();
        Map<String, String> configs = new HashMap<>(config.configs());
        wanted.ifPresent(name -> configs.put(DATA_PATH, name));
        Broker broker = Broker.start(
                new BrokerConfig(config.host(), config.port(), config.dataFolder(), configs, config.allowRemote()),
                logParts());
        if (wanted.isPresent() && !wanted.get().equals(broker.settings().stringValue(DATA_PATH))) {
            broker.usePath(wanted.get());
        }
        parking().ifPresent(broker::parkFetches);
        return broker;
    }
}
