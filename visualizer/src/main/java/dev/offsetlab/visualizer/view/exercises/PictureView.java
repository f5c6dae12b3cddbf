package dev.offsetlab.visualizer.view.exercises;

import dev.offsetlab.lessons.grade.kit.Evidence.Mark;
import dev.offsetlab.lessons.grade.kit.Evidence.Picture;
import dev.offsetlab.visualizer.chart.SegmentInk;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.view.StyleProbe;
import dev.offsetlab.visualizer.viewmodel.LogText;
import java.util.stream.Collectors;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// The segments of a failing case, drawn as the Log page draws a log.
final class PictureView extends Region {
    private final Picture picture;
    private final Canvas canvas = new Canvas();
    private final StyleProbe style = new StyleProbe();
    private LabTheme theme = LabTheme.LIGHT;

    PictureView(Picture picture) {
        this.picture = picture;
        setId("exercise-picture");
        getStyleClass().add("ex-picture");
        setAccessibleText(words(picture));
        getChildren().addAll(canvas, style);
        style.onChange(this::requestLayout);
    }

    private static String words(Picture picture) {
        String segments = picture.segments().stream()
                .map(segment -> "segment " + segment.baseOffset() + " with " + segment.sizeBytes() + " bytes")
                .collect(Collectors.joining(", "));
        String marks = picture.marks().stream()
                .map(mark -> mark.label() + " at byte " + mark.positionBytes())
                .collect(Collectors.joining(", "));
        return segments + ". " + marks;
    }

    /// A mark as its label has it: `wanted (byte 6,000)`.
    static String label(Mark mark) {
        return mark.label() + " (byte " + LogText.count(mark.positionBytes()) + ")";
    }

    void use(LabTheme wanted) {
        theme = wanted;
        requestLayout();
    }

    private double em() {
        return style.font().getSize();
    }

    @Override
    protected double computePrefHeight(double width) {
        return PictureDrawing.height(picture, em());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 40 * em();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (getWidth() > 0 && getHeight() > 0) {
            canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
            new PictureDrawing(
                            picture,
                            canvas.getGraphicsContext2D(),
                            SegmentInk.of(theme, em()),
                            Font.getDefault().getFamily(),
                            getWidth())
                    .draw();
        }
    }
}
