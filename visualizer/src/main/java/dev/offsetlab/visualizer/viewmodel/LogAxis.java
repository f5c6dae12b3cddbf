package dev.offsetlab.visualizer.viewmodel;

import dev.offsetlab.engine.log.LogOutline;
import java.util.Arrays;

/// A log laid out on a line: from offsets to coordinates and back. Immutable.
///
/// ```
///   segment        0          1              2 (active)
///   offsets     [ 0       | 1500          | 3200      ) 3900
///   BYTES         0         16 MiB          32 MiB      36 MiB        edges: where segments begin
///   OFFSETS       0         1500            3200        3900
/// ```
///
/// Within a segment offsets are spread evenly over its bytes: near enough for a drawing, the index knows better.
public final class LogAxis {
    private final LogOutline outline;
    private final LogScale scale;
    private final double[] edges;

    public LogAxis(LogOutline outline, LogScale scale) {
        this.outline = outline;
        this.scale = scale;
        this.edges = scale == LogScale.BYTES ? byteEdges(outline) : offsetEdges(outline);
    }

    private static double[] byteEdges(LogOutline outline) {
        double[] edges = new double[outline.segmentCount() + 1];
        for (int i = 0; i < outline.segmentCount(); i++) {
            edges[i + 1] = edges[i] + outline.sizeBytes(i);
        }
        return edges;
    }

    private static double[] offsetEdges(LogOutline outline) {
        double[] edges = new double[outline.segmentCount() + 1];
        for (int i = 0; i < outline.segmentCount(); i++) {
            edges[i] = outline.baseOffset(i);
            edges[i + 1] = outline.endOffset(i);
        }
        return edges;
    }

    public LogOutline outline() {
        return outline;
    }

    public LogScale scale() {
        return scale;
    }

    /// Where segment `i` begins; of the number behind the last segment: where the log ends.
    public double edge(int i) {
        return edges[i];
    }

    public double first() {
        return edges[0];
    }

    public double last() {
        return edges[edges.length - 1];
    }

    public double length() {
        return last() - first();
    }

    /// The segment at a coordinate; the first or last where it is outside.
    public int segmentAt(double coordinate) {
        int found = Arrays.binarySearch(edges, coordinate);
        int segment = found >= 0 ? found : -found - 2;
        return Math.clamp(segment, 0, outline.segmentCount() - 1);
    }

    /// Coordinate of an offset.
    public double at(long offset) {
        return between((double) offset);
    }

    /// Coordinate of a place between offsets.
    double between(double offset) {
        int segment = outline.segmentOf((long) offset);
        long base = outline.baseOffset(segment);
        long records = outline.endOffset(segment) - base;
        double share = records == 0 ? 0 : Math.clamp((offset - base) / records, 0, 1);
        return edges[segment] + share * (edges[segment + 1] - edges[segment]);
    }

    /// Offset at a coordinate, with a fraction.
    public double offsetAt(double coordinate) {
        int segment = segmentAt(coordinate);
        double width = edges[segment + 1] - edges[segment];
        double share = width == 0 ? 0 : Math.clamp((coordinate - edges[segment]) / width, 0, 1);
        return outline.baseOffset(segment) + share * (outline.endOffset(segment) - outline.baseOffset(segment));
    }

    /// Coordinate of a byte of a segment's file.
    public double atPosition(int segment, double position) {
        double sizeBytes = outline.sizeBytes(segment);
        double share = sizeBytes == 0 ? 0 : Math.clamp(position / sizeBytes, 0, 1);
        return edges[segment] + share * (edges[segment + 1] - edges[segment]);
    }
}
