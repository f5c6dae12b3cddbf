package dev.offsetlab.visualizer.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost:9092", "10.0.0.1:1", "[::1]:65535", "a.example:9092,b.example:9093"})
    void parse_hostAndPort_isKept(String text) {
        assertThat(ClusterAddress.parse(text)).hasToString(text);
    }

    @Test
    void parse_severalWithSpaces_losesTheSpaces() {
        assertThat(ClusterAddress.parse(" a:1 , b:2 ")).hasToString("a:1,b:2");
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost:9092",
        "'', localhost:9092",
        "[::1], [::1]:9092",
        "::1, [::1]:9092",
        ":9092, the host is missing",
        "localhost:, the port is a number",
        "localhost:http, not \"http\"",
        "localhost:0, from 1 to 65535",
        "localhost:70000, from 1 to 65535",
        "http://localhost:9092, host:port only",
        "'a:1,', the port is missing",
    })
    void parse_somethingElse_saysWhatIsMissing(String text, String says) {
        assertThatThrownBy(() -> ClusterAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says)
                .hasMessageNotContaining("\n");
    }
}
