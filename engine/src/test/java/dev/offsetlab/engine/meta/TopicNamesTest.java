package dev.offsetlab.engine.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "../up",
                "a\\b",
                "a b",
                "a\0b",
                "\u00e9t\u00e9",
                "a:b",
                "orders\n",
                "..%2fup"
            })
    void check_nameThatCouldLeaveTheFolder_isRefusedWithKafkasWords(String name) {
        assertThatThrownBy(() -> Topic.validate(name)).isInstanceOf(InvalidTopicException.class);
        String kafkas = messageOf(() -> Topic.validate(name));
        assertThat(messageOf(() -> TopicNames.check(name))).isEqualTo(kafkas);
    }

    @Test
    void check_lengths_249IsTheLongest() {
        assertThat(TopicNames.check("x".repeat(249))).hasSize(249);
        assertThatThrownBy(() -> TopicNames.check("x".repeat(250)))
                .isInstanceOf(InvalidTopicException.class)
                .hasMessageContaining("max allowed length 249");
    }

    @Test
    void checkCollision_dotAgainstUnderscore_isRefused() {
        assertThatThrownBy(() -> TopicNames.checkCollision("a.b_c", List.of("x", "a_b.c")))
                .isInstanceOf(InvalidTopicException.class)
                .hasMessage("Topic 'a.b_c' collides with existing topic: a_b.c");
        TopicNames.checkCollision("a.b", List.of("a-b", "a.bc"));
    }

    private static String messageOf(Runnable refused) {
        try {
            refused.run();
            return "nothing was refused";
        } catch (InvalidTopicException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
