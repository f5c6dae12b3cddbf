package dev.offsetlab.visualizer.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveScaleTest {
    @Test
    void fit_anyAmount_hasRoomForItAndFewSteps() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            double amount = Math.exp(random.nextDouble() * 20 - 5);
            LiveScale scale = new LiveScale(0.001);
            scale.fit(amount);

            assertThat(scale.end()).isGreaterThanOrEqualTo(amount);
            assertThat(scale.end()).isLessThan(amount * 2);
            assertThat(scale.end() / scale.step()).isBetween(1.9, 5.1);
        }
    }

    @Test
    void fit_aLittleLess_keepsTheEnd() {
        LiveScale scale = new LiveScale(10);
        scale.fit(90);
        double end = scale.end();
        scale.fit(60);

        assertThat(scale.end()).isEqualTo(end);
    }

    @Test
    void fit_muchLess_shrinks() {
        LiveScale scale = new LiveScale(10);
        scale.fit(900);
        scale.fit(90);

        assertThat(scale.end()).isEqualTo(100);
    }

    @Test
    void fit_nothing_endsAtTheLeast() {
        LiveScale scale = new LiveScale(10);
        scale.fit(0);

        assertThat(scale.end()).isEqualTo(10);
    }
}
