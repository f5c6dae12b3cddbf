package dev.offsetlab.engine.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.engine.workload.RecordSource.SourceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSourcesTest {
    @TempDir
    Path folder;

    @Test
    void orders_sameSeed_sameRecords() {
        OrderEvents one = new OrderEvents(300, 7);
        OrderEvents other = new OrderEvents(300, 7);
        for (int i = 0; i < 1000; i++) {
            assertThat(one.next().value()).isEqualTo(other.next().value());
        }
    }

    @Test
    void orders_sizesAndKeys_areThoseOfRealTraffic() {
        OrderEvents orders = new OrderEvents(300, 7);
        Map<String, Integer> byCustomer = new HashMap<>();
        long bytes = 0;
        int records = 20_000;
        for (int i = 0; i < records; i++) {
            SourceRecord order = orders.next();
            bytes += order.value().length;
            assertThat(order.value()).hasSizeBetween(120, 460);
            byCustomer.merge(text(order.key()), 1, Integer::sum);
        }
        assertThat((double) bytes / records).isBetween(290.0, 310.0);
        int busiest =
                byCustomer.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        assertThat(busiest).as("orders of the busiest customer").isGreaterThan(20 * records / byCustomer.size());
    }

    @Test
    void orders_areJson() {
        String order = text(new OrderEvents(300, 7).next().value());
        assertThat(order).startsWith("{\"order\":1000,\"customer\":\"c-1").endsWith("\"}");
    }

    @Test
    void lines_keepEveryByte_andStartAgain() throws IOException {
        Path file = folder.resolve("lines");
        Files.write(file, new byte[] {'a', '\r', '\n', '\n', (byte) 0xff, 0, '\n', 'z'});
        try (FileLines lines = FileLines.open(file, 100)) {
            assertThat(lines.next().value()).containsExactly('a');
            assertThat(lines.next().value()).containsExactly(0xff, 0);
            assertThat(lines.next().value()).containsExactly('z');
            assertThat(lines.next().value()).containsExactly('a');
            assertThat(lines.describe()).isEqualTo("lines of lines, sent 2 times over");
        }
    }

    @Test
    void lines_tooLong_areCutAndSaidSo() throws IOException {
        Path file = Files.writeString(folder.resolve("long"), "x".repeat(25) + "\nyy\n");
        try (FileLines lines = FileLines.open(file, 10)) {
            assertThat(lines.next().value()).hasSize(10);
            assertThat(lines.next().value()).hasSize(10);
            assertThat(lines.next().value()).hasSize(5);
            assertThat(text(lines.next().value())).isEqualTo("yy");
            assertThat(lines.describe()).contains("2 cuts in lines longer than 10 B");
        }
    }

    @Test
    void lines_unusableFiles_areRefusedInOneLine() throws IOException {
        assertThatThrownBy(() -> FileLines.open(folder.resolve("none"), 10)).hasMessageContaining("no such file");
        assertThatThrownBy(() -> FileLines.open(folder, 10)).hasMessageContaining("is a folder");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        assertThatThrownBy(() -> FileLines.open(empty, 10)).hasMessageContaining("holds no line");
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
