package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.observe.PartFailures.Last;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnCodeNoticesTest {
    private final Notices notices = new Notices();
    private Last last = new Last(3, "from before the window");
    private long nowNs;

    private final OwnCodeNotices own = new OwnCodeNotices(notices, () -> last, () -> nowNs);

    private List<String> look(int count, String reason) {
        last = new Last(count, reason);
        own.look();
        List<String> told = notices.all().stream().map(Notices.Notice::text).toList();
        List.copyOf(notices.all()).forEach(notices::close);
        return told;
    }

    @Test
    void look_newFailures_areToldOnceAndAgainLater() {
        assertThat(look(3, "from before the window")).isEmpty();
        assertThat(look(4, "it threw")).containsExactly("Your code failed while it served: it threw");
        nowNs += TimeUnit.SECONDS.toNanos(9);
        assertThat(look(90, "it threw")).isEmpty();
        assertThat(look(91, "it answered -1")).hasSize(1);
        nowNs += TimeUnit.SECONDS.toNanos(10);
        assertThat(look(91, "it answered -1")).as("nothing new").isEmpty();
        assertThat(look(92, "it answered -1")).hasSize(1);
    }
}
