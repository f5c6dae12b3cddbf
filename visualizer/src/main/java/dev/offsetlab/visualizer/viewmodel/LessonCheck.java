package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.lessons.catalog.Block;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A question, and what the live engine said of the answer.
public final class LessonCheck implements LessonBlock {
    private final Block.Check block;
    private final BiConsumer<LessonCheck, String> onAnswer;
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Verdict>> verdict = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");

    /// @param says in words
    public record Verdict(boolean right, String says) {}

    LessonCheck(Block.Check block, BiConsumer<LessonCheck, String> onAnswer) {
        this.block = block;
        this.onAnswer = onAnswer;
    }

    @Override
    public Block.Check block() {
        return block;
    }

    /// The engine is asked right now.
    public ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /// As it was given last; empty before that.
    public ReadOnlyStringProperty answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Verdict>> verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// Empty until the first miss, and where there is none.
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /// Asks the live engine whether this is right.
    public void answer(String given) {
        if (!checking.get() && !given.isBlank()) {
            checking.set(true);
            answer.set(given);
            onAnswer.accept(this, given);
        }
    }

    void judged(String given, Verdict how, String hintNow) {
        checking.set(false);
        answer.set(given);
        verdict.set(Optional.of(how));
        hint.set(how.right() ? "" : hintNow);
    }

    /// It was no answer, or the engine cannot tell yet: not counted.
    void refused(String why) {
        checking.set(false);
        verdict.set(Optional.of(new Verdict(false, why)));
    }
}
