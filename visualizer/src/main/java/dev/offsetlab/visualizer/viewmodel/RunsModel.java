package dev.offsetlab.visualizer.viewmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Past runs: the one that is shown, and another one to hold against it.
public final class RunsModel {
    private final LabModel lab;
    private final RunsFolder folder;
    private final ObservableList<RunsEntry> runs = FXCollections.observableArrayList();
    private final ObservableList<RunsEntry> listed = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyObjectWrapper<Optional<RunsEntry>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunsEntry>> other = new ReadOnlyObjectWrapper<>(Optional.empty());

    RunsModel(LabModel lab, RunsFolder folder) {
        this.lab = lab;
        this.folder = folder;
    }

    /// Looks into the folder, without waiting for it. Files that are no runs become one notice.
    public CompletableFuture<Void> load() {
        CompletableFuture<RunsFolder.Listing> listing = CompletableFuture.supplyAsync(() -> {
            try {
                return folder.list();
            } catch (IOException unreadable) {
                throw new UncheckedIOException("past runs in " + folder.path(), unreadable);
            }
        });
        CompletableFuture<Void> done = new CompletableFuture<>();
        var _ = listing.whenComplete((found, failure) -> lab.window().execute(() -> {
            if (failure == null) {
                found.runs().forEach(race -> list(new RunsEntry(race, false)));
                if (shown.get().isEmpty() && !runs.isEmpty()) {
                    show(runs.getFirst());
                }
                tell(found.broken());
            } else {
                lab.notices().failed("Reading past runs", failure);
            }
            done.complete(null);
        }));
        return done;
    }

    private void tell(List<String> broken) {
        if (!broken.isEmpty()) {
            String more = broken.size() == 1 ? "" : " (and " + (broken.size() - 1) + " more)";
            lab.notices()
                    .problem("A past run was skipped: " + broken.getFirst() + more + ". Delete it from "
                            + folder.path());
        }
    }

    /// Newest first.
    public ObservableList<RunsEntry> all() {
        return listed;
    }

    public RunsFolder folder() {
        return folder;
    }

    public ReadOnlyObjectProperty<Optional<RunsEntry>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Empty where nothing is compared.
    public ReadOnlyObjectProperty<Optional<RunsEntry>> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /// Shows this run; one that is compared with itself is not compared any more.
    public void show(RunsEntry run) {
        shown.set(Optional.of(run));
        other.set(other.get().filter(entry -> !entry.equals(run)));
    }

    public void compareWith(Optional<RunsEntry> run) {
        other.set(run.filter(entry -> !shown.get().equals(Optional.of(entry))));
    }

    /// The two runs side by side.
    public Optional<RunsPair> pair() {
        return shown.get().flatMap(one -> other.get().map(two -> new RunsPair(one.race(), two.race())));
    }

    /// A run that has just ended: it is shown.
    void add(RunsEntry run) {
        list(run);
        show(run);
    }

    private void list(RunsEntry entry) {
        if (!runs.contains(entry)) {
            int place = 0;
            while (place < runs.size()
                    && runs.get(place).race().startedAt().isAfter(entry.race().startedAt())) {
                place++;
            }
            runs.add(place, entry);
        }
    }
}
