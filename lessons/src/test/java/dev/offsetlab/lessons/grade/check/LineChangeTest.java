package dev.offsetlab.lessons.grade.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class LineChangeTest {
    private static final String TEXT = """
            while (left > 0) {
                    long sent = send();
                    if (sent == 0) {
                        wait();
                    }
                    left -= sent;
            }
            int left;
            """;

    @Test
    void in_shiftedBlock_isReplacedWhereItStands() throws IOException {
        String changed = LineChange.in(TEXT, "if (sent == 0) {\n    wait();\n}\n", "if (sent == 0) {\n    break;\n}\n");
        assertThat(changed)
                .isEqualTo(TEXT.replace("            wait();", "            break;"))
                .contains("        if (sent == 0) {\n            break;\n        }\n        left");
    }

    @Test
    void in_nothingInstead_takesTheLinesAway() throws IOException {
        assertThat(LineChange.in(TEXT, "left -= sent;\n", "")).isEqualTo(TEXT.replace("        left -= sent;\n", ""));
    }

    @Test
    void in_otherIndentationWithin_isNotFound() {
        assertThatThrownBy(() -> LineChange.in(TEXT, "if (sent == 0) {\nwait();\n}\n", "x"))
                .hasMessageContaining("stands nowhere");
    }

    @Test
    void in_partOfALine_isNotFound() {
        assertThatThrownBy(() -> LineChange.in(TEXT, "left -= ", "x")).hasMessageContaining("stands nowhere");
    }

    @Test
    void in_twice_isRefused() {
        assertThatThrownBy(() -> LineChange.in(TEXT, "}", "x")).hasMessageContaining("stands 2 times");
    }
}
