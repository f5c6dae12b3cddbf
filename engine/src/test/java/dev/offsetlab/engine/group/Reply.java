package dev.offsetlab.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes one reply and counts: none may be lost, none may come twice.
final class Reply<T> implements Consumer<T> {
    private @Nullable T answer;
    private int count;

    @Override
    public void accept(T answer) {
        this.answer = answer;
        count++;
    }

    boolean isThere() {
        return count > 0;
    }

    int count() {
        return count;
    }

    T get() {
        assertThat(count).as("replies").isEqualTo(1);
        return Objects.requireNonNull(answer);
    }
}
