package dev.offsetlab.visualizer.viewmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsetlab.engine.log.LogOutline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Arithmetic of the drawing, with logs that were never written.
@Tag("alone")
class LogLayoutTest {
    private static final int MANY = 10_000;

    private static LogAxis axis(int segments, LogScale scale) {
        Random random = new Random(segments);
        long[] bases = new long[segments];
        long[] sizes = new long[segments];
        long next = 0;
        for (int i = 0; i < segments; i++) {
            bases[i] = next;
            sizes[i] = 900_000L + random.nextInt(200_000);
            next += 1_000 + random.nextInt(100);
        }
        return new LogAxis(new LogOutline(Path.of("orders-0"), bases, sizes, 0, next), scale);
    }

    private static LogViewport view(LogAxis axis) {
        LogViewport view = new LogViewport();
        view.resize(1000);
        view.start(axis);
        return view;
    }

    @ParameterizedTest
    @EnumSource(LogScale.class)
    void cells_tenThousandSegments_coverTheViewOnceAndAreFew(LogScale scale) {
        LogAxis axis = axis(MANY, scale);
        LogViewport view = view(axis);
        for (int step = 0; step < 40; step++) {
            List<LogCell> cells = new LogLayout(axis, view).cells();
            assertThat(cells).hasSizeLessThan(400);
            assertThat(cells.getFirst().x()).isLessThanOrEqualTo(0);
            LogCell last = cells.getLast();
            assertThat(last.x() + last.width()).isGreaterThanOrEqualTo(1000 - 1e-6);
            for (int i = 1; i < cells.size(); i++) {
                LogCell before = cells.get(i - 1);
                assertThat(cells.get(i).first()).isEqualTo(before.first() + before.count());
                assertThat(cells.get(i).x()).isEqualTo(before.x() + before.width(), within(1e-6));
            }
            view.zoom(1.4, 321);
        }
    }

    @Test
    void cells_ofAPannedView_areNotShuffled() {
        LogAxis axis = axis(MANY, LogScale.BYTES);
        LogViewport view = view(axis);
        view.zoom(4, 500);
        List<Integer> before = firsts(axis, view);
        view.pan(7);
        List<Integer> after = firsts(axis, view);
        List<Integer> common = new ArrayList<>(before);
        common.retainAll(after);
        assertThat(common.size()).isGreaterThan(before.size() - 6);
    }

    private static List<Integer> firsts(LogAxis axis, LogViewport view) {
        return new LogLayout(axis, view).cells().stream().map(LogCell::first).toList();
    }

    @Test
    void frame_tenThousandSegments_isLaidOutInAFewMilliseconds() {
        long[] tookNs = new long[200];
        for (int i = 0; i < tookNs.length; i++) {
            LogAxis before = axis(MANY, LogScale.BYTES);
            LogViewport view = view(before);
            view.zoom(1 + i % 20, 500);
            LogOutline outline = before.outline();
            long startNs = System.nanoTime();
            LogAxis axis = new LogAxis(outline, LogScale.BYTES);
            view.use(axis);
            int cells = new LogLayout(axis, view).cells().size();
            tookNs[i] = System.nanoTime() - startNs;
            assertThat(cells).isPositive();
        }
        Arrays.sort(tookNs);
        System.out.printf(
                "layout of a frame, 10,000 segments: median %.3f ms, p95 %.3f ms%n",
                tookNs[100] / 1e6, tookNs[190] / 1e6);
        assertThat(tookNs[100]).isLessThan(5_000_000);
    }

    @ParameterizedTest
    @EnumSource(LogScale.class)
    void coordinates_thereAndBack_areTheSame(LogScale scale) {
        LogAxis axis = axis(200, scale);
        for (long offset = 0; offset < axis.outline().logEndOffset(); offset += 777) {
            assertThat(axis.offsetAt(axis.at(offset))).isEqualTo((double) offset, within(1e-3));
            assertThat(axis.segmentAt(axis.at(offset))).isEqualTo(axis.outline().segmentOf(offset));
        }
    }

    @Test
    void zoom_keepsWhatIsUnderTheMouse() {
        LogAxis axis = axis(200, LogScale.BYTES);
        LogViewport view = view(axis);
        double under = view.coordinate(300);
        view.zoom(3, 300);
        assertThat(view.coordinate(300)).isEqualTo(under, within(1e-3));
        assertThat(view.isWhole()).isFalse();
        view.zoom(1e-9, 300);
        assertThat(view.isWhole()).isTrue();
        assertThat(view.span()).isEqualTo(axis.length());
    }

    @Test
    void view_atItsEnds_staysInside() {
        LogAxis axis = axis(200, LogScale.BYTES);
        LogViewport view = view(axis);
        view.zoom(10, 0);
        view.pan(-1e9);
        assertThat(view.start()).isEqualTo(axis.first());
        view.pan(1e12);
        assertThat(view.end()).isEqualTo(axis.last(), within(1e-3));
        view.home();
        assertThat(view.start()).isEqualTo(axis.first());
        view.zoom(1e30, 500);
        assertThat(view.span()).isPositive();
    }

    @Test
    void otherScale_showsTheSameOffsets() {
        LogAxis bytes = axis(200, LogScale.BYTES);
        LogViewport view = view(bytes);
        view.zoom(10, 700);
        double before = bytes.offsetAt(view.start());
        LogAxis offsets = new LogAxis(bytes.outline(), LogScale.OFFSETS);
        view.use(offsets);
        assertThat(offsets.offsetAt(view.start())).isEqualTo(before, within(1.0));
    }

    @Test
    void axis_emptyLog_hasRoomForNothing() {
        LogAxis axis = new LogAxis(new LogOutline(Path.of(""), new long[1], new long[1], 0, 0), LogScale.BYTES);
        LogViewport view = view(axis);
        assertThat(axis.offsetAt(view.coordinate(500))).isZero();
        assertThat(new LogLayout(axis, view).cells()).hasSize(1);
    }

    @Test
    void marks_closeReaders_areOne() {
        LogAxis axis = axis(10, LogScale.OFFSETS);
        long end = axis.outline().logEndOffset();
        LogViewport view = view(axis);
        List<LogReader> readers = List.of(
                new LogReader("a", LogReader.Kind.FETCHING, 100, end - 100),
                new LogReader("b", LogReader.Kind.COMMITTED, 101, end - 101),
                new LogReader("c", LogReader.Kind.COMMITTED, end, 0));
        List<LogMark> marks = LogMark.of(readers, axis, view);
        assertThat(marks).hasSize(2);
        assertThat(marks.getFirst().text()).startsWith("2 readers  lag ");
        assertThat(marks.getFirst().hasFetching()).isTrue();
        assertThat(marks.getLast().text()).isEqualTo("c  lag 0");
        assertThat(marks.getLast().x()).isEqualTo(1000, within(1e-6));
    }
}
