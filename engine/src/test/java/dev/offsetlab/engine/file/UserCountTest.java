package dev.offsetlab.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.file.UserCount.Left;
import org.junit.jupiter.api.Test;

class UserCountTest {
    private final UserCount users = new UserCount();

    @Test
    void close_whileInUse_leavesTheClearingToTheLastUser() {
        assertThat(users.enter()).isTrue();
        assertThat(users.enter()).isTrue();
        assertThat(users.close()).isFalse();
        assertThat(users.enter()).isFalse();
        assertThat(users.leave()).isEqualTo(Left.OTHERS);
        assertThat(users.isGone()).isFalse();
        assertThat(users.leave()).isEqualTo(Left.GONE);
        assertThat(users.isGone()).isTrue();
    }

    @Test
    void close_idle_clearsAtOnceAndOnlyOnce() {
        assertThat(users.enter()).isTrue();
        assertThat(users.leave()).isEqualTo(Left.NOBODY);
        assertThat(users.close()).isTrue();
        assertThat(users.close()).isFalse();
    }

    @Test
    void leave_moreOftenThanEntered_isRefusedAndChangesNothing() {
        assertThatThrownBy(users::leave).isInstanceOf(IllegalStateException.class);
        assertThat(users.enter()).isTrue();
        assertThat(users.leave()).isEqualTo(Left.NOBODY);
        assertThat(users.close()).isTrue();
        assertThatThrownBy(users::leave).isInstanceOf(IllegalStateException.class);
        assertThat(users.isGone()).isTrue();
    }
}
