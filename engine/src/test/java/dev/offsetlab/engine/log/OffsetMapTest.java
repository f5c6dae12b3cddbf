package dev.offsetlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffsetMapTest {
    @Test
    void get_randomKeys_matchesHashMap() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        OffsetMap map = new OffsetMap(100_000);
        Map<String, Long> oracle = new HashMap<>();
        for (long offset = 0; offset < 60_000; offset++) {
            String key = "k" + random.nextInt(20_000);
            map.put(bytes(key), offset);
            oracle.put(key, offset);
        }
        assertThat(map.size()).as("seed=%d", seed).isEqualTo(oracle.size());
        assertThat(map.latestOffset()).isEqualTo(59_999);
        oracle.forEach((key, offset) ->
                assertThat(map.get(bytes(key))).as("seed=%d", seed).isEqualTo(offset));
        assertThat(map.get(bytes("absent"))).isEqualTo(-1);
    }

    @Test
    void isFull_capacityReached() {
        OffsetMap map = new OffsetMap(2);
        map.put(bytes("a"), 0);
        map.put(bytes("a"), 1);
        assertThat(map.isFull()).isFalse();
        map.put(bytes("b"), 2);
        assertThat(map.isFull()).isTrue();
    }

    private static ByteBuffer bytes(String key) {
        return ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8));
    }
}
