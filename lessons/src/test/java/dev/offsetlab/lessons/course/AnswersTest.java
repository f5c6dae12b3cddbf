package dev.offsetlab.lessons.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsetlab.lessons.catalog.Block.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1500        | bytes         | 1500
            1,500       | bytes         | 1500
            1_500.5     | bytes         | 1500.5
            1e3         | bytes         | 1000
            -3          | bytes         | -3
            .5          | share         | 0.5
            2 MiB       | bytes         | 2097152
            2MiB        | MiB           | 2
            16 k        | bytes         | 16000
            128 calls   | calls per MiB | 128
            ~128        | calls         | 128
            about 128   | calls         | 128
            57 %        | % of the CPU  | 57
            """)
    void parse_asPeopleWriteIt(String text, String unit, double number) throws AnswerException {
        assertThat(Numbers.parse(text, unit)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "many", "1,5", "1.000.000", "12 apples", "NaN", "1e9999x", "0x10", "--1"})
    void parse_noNumber_saysHowToWriteOne(String text) {
        assertThatThrownBy(() -> Numbers.parse(text, "bytes"))
                .isInstanceOf(AnswerException.class)
                .hasMessageContaining("is not a number")
                .hasMessageContaining("1,500");
    }

    @Test
    void same_numberWithinItsShare() throws AnswerException {
        Answer exact = new Answer.Quantity("calls", 0);
        Answer near = new Answer.Quantity("calls", 0.1);
        assertThat(Answers.same("129", 128, exact)).isFalse();
        assertThat(Answers.same("1.28e2", 128L, exact)).isTrue();
        assertThat(Answers.same("140", 128.0, near)).isTrue();
        assertThat(Answers.same("142", 128.0, near)).isFalse();
        assertThat(Answers.same("0", 0, exact)).isTrue();
    }

    @Test
    void read_choice_byTextOrNumber() throws AnswerException {
        Answer choice = new Answer.Choice(List.of("heap", "send file"));
        assertThat(Answers.read("2", choice)).isEqualTo("send file");
        assertThat(Answers.read(" Send  File ", choice)).isEqualTo("send file");
        assertThatThrownBy(() -> Answers.read("3", choice)).hasMessageContaining("from 1 to 2");
    }

    @Test
    void same_wordsAndConditions() throws AnswerException {
        assertThat(Answers.same("'Sendfile'", "sendfile", new Answer.Words("a path")))
                .isTrue();
        assertThat(Answers.same("no", false, new Answer.Choice(List.of("yes", "no"))))
                .isTrue();
        assertThat(Answers.same("true", true, new Answer.Choice(List.of("true", "false"))))
                .isTrue();
    }

    @Test
    void text_keepsFourDigitsThatCount() {
        Answer number = new Answer.Quantity("calls", 0);
        assertThat(Answers.text(128.0, number)).isEqualTo("128");
        assertThat(Answers.text(0.000123456, number)).isEqualTo("0.0001235");
        assertThat(Answers.text(Long.MAX_VALUE, number)).isEqualTo("9,223,372,036,854,775,807");
        assertThat(Answers.text(1234L, number)).isEqualTo("1234");
        assertThat(Answers.text(-43210.5, number)).isEqualTo("-43,210");
    }
}
