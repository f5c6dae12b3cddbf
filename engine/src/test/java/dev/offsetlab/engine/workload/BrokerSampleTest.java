package dev.offsetlab.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSampleTest {
    @Test
    void line_andBack() {
        BrokerSample sample =
                new BrokerSample(Map.of("cpuNs", 12L, BrokerSample.ofPath("splice", "systemCalls"), 880L));
        assertThat(sample.line()).isEqualTo("sample cpuNs=12 path.splice.systemCalls=880");
        assertThat(BrokerSample.parse(sample.line())).isEqualTo(sample);
    }

    @Test
    void minus_takesSumsApart_andLeavesMemoryAsItIs() {
        BrokerSample before = new BrokerSample(Map.of("cpuNs", 10L, BrokerSample.RESIDENT_BYTES, 500L));
        BrokerSample after =
                new BrokerSample(Map.of("cpuNs", 25L, BrokerSample.RESIDENT_BYTES, 600L, "path.new.sentBytes", 7L));
        BrokerSample between = after.minus(before);
        assertThat(between.value("cpuNs")).isEqualTo(15);
        assertThat(between.value(BrokerSample.RESIDENT_BYTES)).isEqualTo(600);
        assertThat(between.value("path.new.sentBytes")).isEqualTo(7);
        assertThat(between.value("never")).isZero();
    }

    @Test
    void parse_somethingElse_refuses() {
        assertThatThrownBy(() -> BrokerSample.parse("ok")).hasMessage("not a sample: ok");
        assertThatThrownBy(() -> BrokerSample.parse("sample cpuNs")).hasMessageContaining("name=number");
    }
}
