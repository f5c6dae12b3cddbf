package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercise.Hint;
import dev.offsetlab.lessons.grade.GradeWords;
import dev.offsetlab.lessons.grade.Judgement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The exercise that is open: what came of the last judging, what was revealed, what is asked.
public final class ExerciseModel {
    private final Exercise exercise;
    private final Path file;
    private final String shownFile;
    private final boolean hasSolution;
    private final ExerciseActions actions;
    private final ExerciseDraft draft;
    private final ReadOnlyBooleanWrapper judging = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper slowSeconds = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper solutionOpen = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Judgement>> judgement = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Hint>> hints = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<ExerciseSaid> said = new ReadOnlyObjectWrapper<>(ExerciseSaid.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<ExerciseAsked>> asked = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<List<String>>> difference =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> solution = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> why = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.PAGE);

    /// What is looked at.
    public enum Side {
        PAGE,
        RESULT,
        EDIT,
        COMPARE,
        SOLUTION
    }

    /// @param shownFile its path as a person types it, from the lab's folder
    /// @param hasSolution whether this copy of the lab has one
    ExerciseModel(Exercise exercise, Path file, String shownFile, boolean hasSolution, ExerciseActions actions) {
        this.hasSolution = hasSolution;
        this.exercise = exercise;
        this.file = file;
        this.shownFile = shownFile;
        this.actions = actions;
        this.draft = new ExerciseDraft(actions::save);
    }

    public Exercise exercise() {
        return exercise;
    }

    /// The file to edit.
    public Path file() {
        return file;
    }

    public String shownFile() {
        return shownFile;
    }

    public ExerciseDraft draft() {
        return draft;
    }

    /// Judges what is saved; where that is under way, ends it.
    public void test() {
        if (judging.get()) {
            actions.stop();
        } else {
            side.set(Side.RESULT);
            actions.test();
        }
    }

    /// One hint more, on the page.
    public void hint() {
        side.set(Side.PAGE);
        actions.hint();
    }

    public void reset() {
        ask(GradeWords.ASK_RESET, "Put the starter there", actions::reset);
    }

    public void compare() {
        opened(() -> {
            side.set(Side.COMPARE);
            actions.compare();
        });
    }

    public void solution() {
        opened(() -> {
            side.set(Side.SOLUTION);
            actions.solution();
        });
    }

    private void opened(Runnable shows) {
        if (!hasSolution) {
            asked.set(Optional.empty());
            say(ExerciseSaid.problem("This copy of the lab has no solutions."));
        } else if (solutionOpen.get()) {
            asked.set(Optional.empty());
            shows.run();
        } else {
            ask(GradeWords.ASK_OPEN, "Open the solution", shows);
        }
    }

    void ask(String question, String yes, Runnable action) {
        said.set(ExerciseSaid.NOTHING);
        asked.set(Optional.of(new ExerciseAsked(question, yes, action)));
    }

    /// Answers what is asked.
    public void answer(boolean yes) {
        Optional<ExerciseAsked> question = asked.get();
        asked.set(Optional.empty());
        question.ifPresent(one -> {
            if (yes) {
                one.action().run();
            } else {
                say(ExerciseSaid.done("Nothing was done."));
            }
        });
    }

    void began() {
        judging.set(true);
        slowSeconds.set(0);
    }

    /// One test runs for so long, which is longer than a person waits gladly.
    void slow(int seconds) {
        slowSeconds.set(seconds);
    }

    void judged(Judgement now) {
        judging.set(false);
        judgement.set(Optional.of(now));
    }

    /// There is no judgement.
    void ended() {
        judging.set(false);
    }

    void hinted(List<Hint> seen) {
        hints.set(List.copyOf(seen));
    }

    /// May it be shown without being asked for?
    void openSolution(boolean now) {
        solutionOpen.set(now);
    }

    void differs(List<String> lines) {
        difference.set(Optional.of(List.copyOf(lines)));
    }

    void solved(String text) {
        solution.set(Optional.of(text));
    }

    void explain(Optional<String> markdown) {
        why.set(markdown);
    }

    /// What the solution is compared with has changed.
    void forgetDifference() {
        difference.set(Optional.empty());
    }

    void say(ExerciseSaid line) {
        said.set(line);
    }

    /// What is looked at; anybody may change it.
    public ObjectProperty<Side> sideProperty() {
        return side;
    }

    public ReadOnlyBooleanProperty judgingProperty() {
        return judging.getReadOnlyProperty();
    }

    /// How long one test has run that takes long; 0 while none does.
    public ReadOnlyIntegerProperty slowSecondsProperty() {
        return slowSeconds.getReadOnlyProperty();
    }

    /// Whether this copy of the lab has a solution.
    public boolean hasSolution() {
        return hasSolution;
    }

    /// Empty before it was judged for the first time since it was opened.
    public ReadOnlyObjectProperty<Optional<Judgement>> judgementProperty() {
        return judgement.getReadOnlyProperty();
    }

    /// Those that were revealed.
    public ReadOnlyObjectProperty<List<Hint>> hintsProperty() {
        return hints.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ExerciseSaid> saidProperty() {
        return said.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ExerciseAsked>> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /// Passed, or opened before that.
    public ReadOnlyBooleanProperty solutionOpenProperty() {
        return solutionOpen.getReadOnlyProperty();
    }

    /// Lines of a unified diff, from the student's text to the solution; empty before they were asked for.
    public ReadOnlyObjectProperty<Optional<List<String>>> differenceProperty() {
        return difference.getReadOnlyProperty();
    }

    /// Its text; empty before it was asked for.
    public ReadOnlyObjectProperty<Optional<String>> solutionProperty() {
        return solution.getReadOnlyProperty();
    }

    /// Why the solution is as it is, Markdown; empty before it may be seen, and where this copy does not have it.
    public ReadOnlyObjectProperty<Optional<String>> whyProperty() {
        return why.getReadOnlyProperty();
    }
}
