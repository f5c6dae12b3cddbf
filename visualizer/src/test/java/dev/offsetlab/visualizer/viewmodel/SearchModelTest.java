package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.log.SearchTrace.Outcome;
import dev.offsetlab.visualizer.viewmodel.SearchModel.Place;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchModelTest {
    private static final int BATCHES = 300;
    private static final long END = (long) BATCHES * SampleLab.RECORDS_PER_BATCH;

    @TempDir
    Path folder;

    private final BooleanProperty motion = new SimpleBooleanProperty(true);
    private final TestWindow window = new TestWindow();
    private SampleLab lab;
    private SearchModel model;

    @BeforeEach
    void open() throws Exception {
        lab = new SampleLab(folder, window);
        lab.fill(BATCHES);
        model = new SearchModel(lab.model(), motion);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void search(long offset) throws Exception {
        model.search(new Place(SampleLab.TOPIC, 0, offset));
        window.until(() -> model.traceProperty()
                .get()
                .filter(trace -> trace.offset() == offset)
                .isPresent());
    }

    @Test
    void search_offsetInTheLog_isToldFromTheQuestionToTheRange() throws Exception {
        search(1523);
        assertThat(model.playingProperty().get()).isTrue();
        List<SearchStep> steps = allSteps();
        assertThat(steps.getFirst().kind()).isEqualTo(Kind.ASKED);
        assertThat(steps.getLast().kind()).isEqualTo(Kind.RANGE);
        assertThat(steps)
                .extracting(SearchStep::kind)
                .isSorted()
                .contains(Kind.SEGMENT_PROBE, Kind.SEGMENT, Kind.ENTRY_PROBE, Kind.ENTRY, Kind.BATCH);
        assertThat(steps)
                .extracting(SearchStep::sentence)
                .anySatisfy(sentence -> assertThat(sentence).contains("1,520 to 1,529 holds 1,523"));
        assertThat(model.playingProperty().get()).isFalse();
    }

    private List<SearchStep> allSteps() {
        List<SearchStep> steps = new ArrayList<>();
        model.pause();
        while (model.indexProperty().get() > 0) {
            model.back();
        }
        steps.add(model.stepProperty().get().orElseThrow());
        while (model.indexProperty().get() < model.countProperty().get() - 1) {
            model.next();
            steps.add(model.stepProperty().get().orElseThrow());
        }
        return steps;
    }

    @Test
    void search_withoutMotion_standsAtTheRange() throws Exception {
        motion.set(false);
        search(777);
        assertThat(model.playingProperty().get()).isFalse();
        assertThat(model.stepProperty().get().orElseThrow().kind()).isEqualTo(Kind.RANGE);
    }

    @Test
    void search_endAndOutside_saySo() throws Exception {
        motion.set(false);
        search(END);
        assertThat(model.traceProperty().get().orElseThrow().outcome()).isEqualTo(Outcome.AT_END);
        assertThat(sentence()).contains("3,000 is where the next record goes");
        search(END + 1);
        assertThat(sentence()).contains("3,001 is not in the log", "OFFSET_OUT_OF_RANGE");
    }

    private String sentence() {
        return model.stepProperty().get().orElseThrow().sentence();
    }

    @Test
    void search_typed_takesNumbersOnly() throws Exception {
        search(5);
        model.search("first");
        assertThat(model.problemProperty().get()).contains("\"first\" is no offset");
        model.search(" 2,001 ");
        window.until(() -> model.traceProperty().get().orElseThrow().offset() == 2001);
        assertThat(model.problemProperty().get()).isEmpty();
    }

    @Test
    void search_unknownPartition_isANotice() throws Exception {
        model.search(new Place("nobody", 3, 0));
        window.until(() -> !lab.model().notices().all().isEmpty());
        assertThat(lab.model().notices().all().getFirst().text()).contains("nobody-3");
    }

    @Test
    void rows_stepByStep_narrowToTheChosenPlace() throws Exception {
        search(1523);
        int possible = Integer.MAX_VALUE;
        for (SearchStep step : allSteps()) {
            SearchRow row = SearchRow.segments(model.traceProperty().get().orElseThrow(), step);
            assertThat(row.high() - row.low()).isPositive().isLessThanOrEqualTo(possible);
            assertThat(row.possible(row.focus())).isTrue();
            possible = row.high() - row.low();
        }
        SearchStep last = model.stepProperty().get().orElseThrow();
        SearchRow entries = SearchRow.entries(model.traceProperty().get().orElseThrow(), last);
        assertThat(entries.chosen()).isEqualTo(OptionalInt.of(entries.low()));
        assertThat(entries.marks()).hasSize(last.entryProbes());
    }
}
