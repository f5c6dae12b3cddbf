package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.engine.record.BatchField;
import dev.offsetlab.engine.record.BatchField.ByteRange;
import dev.offsetlab.visualizer.viewmodel.SearchModel.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchModelTest {
    private static final long PLAIN = 23;
    private static final long COMPRESSED = 65;

    @TempDir
    Path folder;

    private final TestWindow window = new TestWindow();
    private SampleLab lab;
    private BatchModel model;

    @BeforeEach
    void open() throws Exception {
        lab = new SampleLab(folder, window);
        lab.fill(10);
        model = new BatchModel(lab.model());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private void open(long offset) throws Exception {
        model.open(new Place(SampleLab.TOPIC, 0, offset));
        window.until(() -> model.openedProperty().get().isPresent());
    }

    @Test
    void selectByte_everyByte_selectsThePieceThatHoldsIt() throws Exception {
        open(PLAIN);
        int size = model.openedProperty().get().orElseThrow().source().sizeBytes();
        for (int at = 0; at < size; at++) {
            model.selectByte(at);
            BatchField field = model.selectedProperty().get().orElseThrow();
            assertThat(field.isPiece()).as("byte %d in %s", at, field.name()).isTrue();
            assertThat(field.range().orElseThrow().holds(at)).isTrue();
            assertThat(model.highlightedProperty().get()).isEqualTo(field.range());
        }
    }

    @Test
    void select_bitsOfTheAttributes_highlightsTheTwoBytesAroundThem() throws Exception {
        open(PLAIN);
        BatchField attributes = model.openedProperty().get().orElseThrow().tree().root().children().stream()
                .filter(field -> field.name().equals("attributes"))
                .findFirst()
                .orElseThrow();
        model.select(attributes.children().getFirst());
        assertThat(model.highlightedProperty().get()).contains(new ByteRange(21, 23));
    }

    @Test
    void select_unpackedRecord_highlightsThePackedBytes() throws Exception {
        open(COMPRESSED);
        BatchField packed = model.openedProperty()
                .get()
                .orElseThrow()
                .tree()
                .root()
                .children()
                .getLast();
        model.select(packed.children().get(3).children().getFirst());
        assertThat(model.highlightedProperty().get()).isEqualTo(packed.range());
    }

    @Test
    void open_logEnd_saysThatThereIsNone() throws Exception {
        model.open(new Place(SampleLab.TOPIC, 0, 100));
        window.until(() -> model.messageProperty().get().contains("100 is the log's end"));
        assertThat(model.openedProperty().get()).isEmpty();
    }
}
