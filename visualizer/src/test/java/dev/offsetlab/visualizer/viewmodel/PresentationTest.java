package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresentationTest {
    /// Writes down what the script asks for, in order.
    private static final class Diary implements Presentation.Stage {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void page(String title) {
            lines.add("page " + title);
        }

        @Override
        public void path(String name) {
            lines.add("path " + name);
        }

        @Override
        public void readers(int count) {
            lines.add("readers " + count);
        }

        @Override
        public void cold(boolean cold) {
            lines.add("cold " + cold);
        }

        @Override
        public void compare() {
            lines.add("compare");
        }
    }

    private final Diary diary = new Diary();
    private final Presentation presentation = new Presentation(diary);

    @Test
    void next_modeOff_doesNothing() {
        presentation.next();

        assertThat(diary.lines).isEmpty();
        assertThat(presentation.step()).isEmpty();
    }

    @Test
    void next_throughTheScript_showsColdCopySendfileManySpliceVerdict() {
        presentation.start();
        for (int i = 0; i < presentation.count() + 3; i++) {
            presentation.next();
        }

        assertThat(diary.lines)
                .containsSubsequence(
                        "cold true",
                        "cold false",
                        "path heap",
                        "path sendfile",
                        "readers 16",
                        "path splice",
                        "compare");
        assertThat(presentation.indexProperty().get()).isEqualTo(presentation.count() - 1);
        assertThat(presentation.following()).isEmpty();
        assertThat(diary.lines.stream().filter("compare"::equals)).hasSize(1);
    }

    @Test
    void back_afterTwo_doesTheFirstAgain() {
        presentation.start();
        presentation.next();
        List<String> first = List.copyOf(diary.lines);
        presentation.next();
        diary.lines.clear();

        presentation.back();
        presentation.back();

        assertThat(diary.lines).isEqualTo(first);
        assertThat(presentation.indexProperty().get()).isZero();
    }
}
