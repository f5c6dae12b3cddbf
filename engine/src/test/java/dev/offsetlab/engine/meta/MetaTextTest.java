package dev.offsetlab.engine.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaTextTest {
    @TempDir
    Path folder;

    @Test
    void write_thenRead_isTheSameForAnyContent() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            MetaState state = randomState(random);
            assertThat(MetaText.read(MetaText.write(state).lines().toList()))
                    .as("seed=%d", seed)
                    .isEqualTo(state);
        }
    }

    @Test
    void read_cutAnywhere_isNoticed() {
        String text = MetaText.write(
                MetaState.EMPTY.withTopic(new StoredTopic("orders", Uuid.randomUuid(), 3, Map.of("a", "b"))));
        for (int end = 0; end < text.length() - 1; end++) {
            List<String> lines = text.substring(0, end).lines().toList();
            assertThatThrownBy(() -> MetaText.read(lines))
                    .as("cut at %d of %d", end, text.length())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void open_damagedFile_saysWhichLineAndWhatToDo() throws IOException {
        Path file = folder.resolve(MetaFile.NAME);
        Files.writeString(file, "version 1\ntopic ../../etc 3 " + Uuid.randomUuid() + "\nend\n");
        assertThatThrownBy(() -> Settings.open(folder, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(file.toString(), "line 2", "Topic name is invalid", "move the file away")
                .message()
                .doesNotContain("\n");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> Settings.open(folder, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it is not text");
    }

    @Test
    void read_draftOfACrash_isNotLookedAt() throws IOException {
        MetaFile file = new MetaFile(folder);
        file.write(MetaState.EMPTY.withNextProducerId(7000));
        Files.writeString(folder.resolve(MetaFile.NAME + ".tmp"), "version 1\nprodu");
        assertThat(file.read().orElseThrow().nextProducerId()).isEqualTo(7000);
        file.write(MetaState.EMPTY.withNextProducerId(8000));
        assertThat(file.read().orElseThrow().nextProducerId()).isEqualTo(8000);
    }

    private static MetaState randomState(Random random) {
        TreeMap<String, StoredTopic> topics = new TreeMap<>();
        Map<Uuid, String> leaving = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = "topic-" + random.nextInt(1000);
            topics.put(name, new StoredTopic(name, Uuid.randomUuid(), 1 + random.nextInt(9), configs(random)));
            leaving.put(Uuid.randomUuid(), "gone_" + i);
        }
        return new MetaState(configs(random), configs(random), topics, leaving, random.nextLong(1L << 62));
    }

    private static Map<String, String> configs(Random random) {
        Map<String, String> configs = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            configs.put(text(random), text(random));
        }
        return configs;
    }

    /// Any characters: names and values of configs come from clients.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(random.nextBoolean() ? (char) random.nextInt(128) : (char) random.nextInt(0xD800));
        }
        return text.toString();
    }
}
