package dev.offsetlab.visualizer.view.search;

import dev.offsetlab.engine.log.SearchTrace;
import dev.offsetlab.engine.log.SearchTrace.Batch;
import dev.offsetlab.engine.log.SearchTrace.Region;
import dev.offsetlab.engine.log.SearchTrace.Visit;
import dev.offsetlab.visualizer.viewmodel.SearchStep;
import dev.offsetlab.visualizer.viewmodel.SearchStep.Kind;
import dev.offsetlab.visualizer.viewmodel.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// The scan from header to header, and the file with the range that leaves.
///
/// ```
///   Batches  from position 6,000
///   [ 1,500 to 1,509 ][ +40 more ][ 1,520 to 1,529 ]
///   6,000                          8,000
///   [----------======---------------------------------]     to scale, the range in its path's colour
///   File  00000000000000001500.log, 4,000,000 bytes
/// ```
final class ScanDrawing {
    static final double HEIGHT_EM = 10.2;

    private static final double TITLE_EM = 1.7;
    private static final double BOX_EM = 2.7;
    private static final double POSITION_EM = 1.5;
    private static final double GAP_EM = 0.8;
    private static final double BAR_EM = 1.4;
    private static final double BOX_WIDTH_EM = 10;
    private static final double LEAST_RANGE = 4;

    private final Pen pen;
    private final double width;
    private Optional<Rectangle2D> foundBox = Optional.empty();

    ScanDrawing(Pen pen, double width) {
        this.pen = pen;
        this.width = width;
    }

    /// Where the batch that was found is drawn; empty before that.
    Optional<Rectangle2D> foundBox() {
        return foundBox;
    }

    /// @param fresh headers that this step added, drawn `fade` of the way
    void draw(SearchTrace trace, SearchStep step, int fresh, String path, double fade, double top) {
        boolean known = step.reached(Kind.ENTRY) && !trace.visits().isEmpty();
        pen.title("Batches", known ? detail(trace, step) : "", top + pen.em(TITLE_EM / 2));
        double y = top + pen.em(TITLE_EM);
        if (known) {
            boxes(trace.visits().get(step.visit()), step, fresh, fade, y);
        }
        file(trace, step, path, fade, y + pen.em(BOX_EM + POSITION_EM + GAP_EM));
    }

    private static String detail(SearchTrace trace, SearchStep step) {
        Visit visit = trace.visits().get(step.visit());
        String from = "from position " + SearchText.number(visit.scanFrom()) + " on";
        return step.reached(Kind.BATCH) ? SearchText.count(visit.headerCount(), "header") + " read, " + from : from;
    }

    /// One box: a batch, or those between that find no room.
    private record Box(Optional<Batch> batch, int left) {}

    private void boxes(Visit visit, SearchStep step, int fresh, double fade, double y) {
        List<Batch> shown = visit.headers().subList(0, step.headers());
        boolean all = shown.size() == visit.headers().size();
        List<Box> boxes = boxes(shown, all ? visit.unlisted() : 0);
        double wide = Math.min(pen.em(BOX_WIDTH_EM), width / Math.max(1, boxes.size()));
        for (int i = 0; i < boxes.size(); i++) {
            boolean last = i == boxes.size() - 1;
            boolean found = last && step.kind().compareTo(Kind.BATCH) >= 0 && step.kind() != Kind.NOTHING;
            double alpha = boxes.size() - i <= fresh ? fade : 1;
            box(boxes.get(i), found, alpha, i * wide, y, wide - 2);
        }
    }

    private List<Box> boxes(List<Batch> shown, int unlisted) {
        int fit = Math.max(3, (int) (width / pen.em(BOX_WIDTH_EM)));
        List<Box> boxes = new ArrayList<>();
        if (shown.size() <= fit && unlisted == 0) {
            shown.forEach(batch -> boxes.add(new Box(Optional.of(batch), 0)));
            return boxes;
        }
        int head = (fit - 1) / 2;
        int tail = fit - 1 - head;
        shown.subList(0, head).forEach(batch -> boxes.add(new Box(Optional.of(batch), 0)));
        boxes.add(new Box(Optional.empty(), shown.size() - head - tail + unlisted));
        shown.subList(shown.size() - tail, shown.size()).forEach(batch -> boxes.add(new Box(Optional.of(batch), 0)));
        return boxes;
    }

    private void box(Box box, boolean found, double alpha, double x, double y, double wide) {
        double height = pen.em(BOX_EM);
        if (box.batch.isEmpty()) {
            pen.words("+ " + SearchText.number(box.left) + " more", "", x, y, wide, height, false, 0.5);
            return;
        }
        Batch batch = box.batch.get();
        pen.box(x, y, wide, height, 0);
        if (found) {
            pen.filled(x, y, wide, height, pen.accent(), alpha);
            foundBox = Optional.of(new Rectangle2D(x, y, wide, height));
        }
        pen.words(
                SearchText.offsets(batch),
                SearchText.bytes(batch.sizeBytes()),
                x,
                y,
                wide,
                height,
                found,
                found ? 1 : alpha * 0.8);
        pen.small("at " + SearchText.number(batch.position()), x, y + height + pen.em(POSITION_EM / 2));
    }

    private void file(SearchTrace trace, SearchStep step, String path, double fade, double top) {
        if (!step.reached(Kind.SEGMENT) || trace.visits().isEmpty()) {
            return;
        }
        Visit visit = trace.visits().get(step.visit());
        pen.box(0, top, width, pen.em(BAR_EM), 0);
        if (step.kind() == Kind.RANGE && visit.readableBytes() > 0) {
            trace.region().ifPresent(region -> range(region, visit, path, fade, top));
        }
        pen.title(
                "File",
                visit.file().getFileName() + ", " + SearchText.bytes(visit.readableBytes()),
                top + pen.em(BAR_EM + TITLE_EM / 2));
    }

    private void range(Region region, Visit visit, String path, double fade, double y) {
        double scale = width / visit.readableBytes();
        double x = Math.min(region.position() * scale, width - LEAST_RANGE);
        double wide = Math.max(LEAST_RANGE, region.sizeBytes() * scale);
        pen.filled(x, y, wide * fade, pen.em(BAR_EM), pen.path(path), 1);
        foundBox.ifPresent(box ->
                pen.line(box.getMinX() + pen.em(0.2), box.getMaxY() + pen.em(POSITION_EM), x, y, pen.path(path)));
        if (fade == 1) {
            String words = path + "  " + SearchText.bytes(region.sizeBytes());
            pen.rangeWords(words, x, y + pen.em(BAR_EM / 2), wide);
        }
    }
}
