package dev.offsetlab.visualizer.view.text;

import dev.offsetlab.lessons.shell.CellResult.Problem;
import dev.offsetlab.visualizer.source.CodeSpan;
import dev.offsetlab.visualizer.view.StyleProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;

/// A few lines of Java: coloured, faulty places underlined. As high as its text, it does not scroll itself.
public final class CodeEditor extends Region {
    private static final Duration COLOUR_AFTER = Duration.ofMillis(60);
    private static final double EDGE_EM = 0.6;

    private final CodeArea area = new CodeArea();
    private final StyleProbe style = new StyleProbe("mono", "les-code-font");
    private final StringProperty code;
    private final int leastLines;
    private List<Problem> problems = List.of();
    private boolean measured;

    /// @param code       both ways: what is typed, and what is set from outside
    /// @param leastLines its height where the text has fewer
    public CodeEditor(StringProperty code, int leastLines) {
        this.code = code;
        this.leastLines = leastLines;
        getStyleClass().add("les-editor");
        area.getStyleClass().addAll("les-code", "les-code-font");
        area.setAccessibleRole(AccessibleRole.TEXT_AREA);
        area.setAccessibleText("Java for the live broker");
        area.setWrapText(true);
        area.addEventFilter(ScrollEvent.ANY, this::scrollThePage);
        area.textProperty().addListener((property, before, now) -> typed(now));
        area.multiPlainChanges().successionEnds(COLOUR_AFTER).subscribe(changes -> colour());
        code.addListener((property, before, now) -> use(now));
        style.onChange(this::requestLayout);
        area.totalHeightEstimateProperty().addListener((property, before, now) -> measured(now));
        getChildren().addAll(area, style);
        use(code.get());
        area.getUndoManager().forgetHistory();
    }

    /// Numbers its lines, as what is said of faults does.
    public void showLineNumbers() {
        area.setParagraphGraphicFactory(this::lineNumber);
    }

    public CodeArea area() {
        return area;
    }

    private void measured(@Nullable Double height) {
        measured = height != null && height > 0;
        Platform.runLater(this::requestLayout); // it changes while the editor is laid out
    }

    private void use(String text) {
        if (!area.getText().equals(text)) {
            area.replaceText(text);
            area.moveTo(0);
        }
        colour();
    }

    private void typed(String now) {
        code.set(now);
        requestLayout();
    }

    /// Underlines what the compiler did not understand; an empty list takes the lines away.
    public void show(List<Problem> found) {
        problems = found;
        colour();
    }

    private void colour() {
        if (area.getLength() > 0) {
            area.setStyleSpans(0, spans());
            problems.forEach(this::underline);
        }
        area.requestLayout();
    }

    private StyleSpans<Collection<String>> spans() {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        for (String line : area.getText().split("\n", -1)) {
            for (CodeSpan span : CodeSpan.of(line)) {
                String kind = span.kind().name().toLowerCase(Locale.ROOT);
                spans.add(List.of("java-" + kind), span.text().length());
            }
            spans.add(List.of(), 1);
        }
        return spans.create().subView(0, area.getLength());
    }

    /// From the faulty column to the end of the word there, or of the line.
    private void underline(Problem problem) {
        int line = problem.line() - 1;
        if (line < 0 || line >= area.getParagraphs().size()) {
            return;
        }
        String text = area.getParagraph(line).getText();
        int from = Math.clamp(problem.column() - 1L, 0, Math.max(0, text.length() - 1));
        int to = from;
        while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
            to++;
        }
        int end = Math.min(text.length(), Math.max(to, from + 1));
        if (from < end) {
            List<String> styles = new ArrayList<>(area.getStyleOfChar(area.getAbsolutePosition(line, from)));
            styles.add("les-faulty");
            area.setStyle(line, from, end, styles);
        }
    }

    private Node lineNumber(int line) {
        Label number = new Label(Integer.toString(line + 1));
        boolean faulty = problems.stream().anyMatch(problem -> problem.line() == line + 1);
        number.getStyleClass().add(faulty ? "les-line-faulty" : "les-line");
        return number;
    }

    /// The wheel belongs to the page: all of the editor's text is seen anyway.
    private void scrollThePage(ScrollEvent event) {
        event.consume();
        if (getParent() != null) {
            getParent().fireEvent(event.copyFor(this, getParent()));
        }
    }

    private double lineHeight() {
        Text line = new Text("Xg");
        line.setFont(style.font());
        return Math.ceil(line.getLayoutBounds().getHeight());
    }

    /// What the editor itself says it needs, for its lines may wrap; before it has been laid out a line each.
    @Override
    protected double computePrefHeight(double width) {
        double least = Math.max(leastLines, area.getParagraphs().size()) * lineHeight();
        double needed = measured ? area.getTotalHeightEstimate() : least;
        return Math.ceil(Math.max(needed, leastLines * lineHeight()) + 2 * edge());
    }

    private double edge() {
        return Math.floor(EDGE_EM * style.font().getSize());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 20 * style.font().getSize();
    }

    @Override
    protected void layoutChildren() {
        double edge = edge();
        area.resizeRelocate(0, edge, getWidth(), getHeight() - 2 * edge);
    }
}
