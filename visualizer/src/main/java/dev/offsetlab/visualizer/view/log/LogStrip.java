package dev.offsetlab.visualizer.view.log;

import dev.offsetlab.visualizer.chart.SegmentInk;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.LogHit;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.LogViewport;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;

/// The drawn log: draws when there is something new, and turns mouse and keys into zoom, pan, selection, an
/// offset.
public final class LogStrip extends Region {
    private static final double LEAST_HEIGHT_EM = 11;
    private static final double PREFERRED_HEIGHT_EM = 15;
    private static final double STEP = 1.25;
    private static final double DRAG_PIXELS = 4;
    private static final double PAN_SHARE = 0.1;

    private final LogModel log;
    private final LongConsumer onOffset;
    private final Consumer<Optional<LogHit>> onHover;
    private final Canvas canvas = new Canvas();
    private LabTheme theme = LabTheme.LIGHT;
    private double em = 14;
    private double dragX;
    private boolean dragged;

    /// @param onOffset an offset was chosen, by click or key
    /// @param onHover  what lies under the mouse
    public LogStrip(LogModel log, LongConsumer onOffset, Consumer<Optional<LogHit>> onHover) {
        this.log = log;
        this.onOffset = onOffset;
        this.onHover = onHover;
        getStyleClass().add("log-strip");
        setId("log-strip");
        setFocusTraversable(true);
        setAccessibleText(
                "The log drawn to scale. Arrows pan, plus and minus zoom, Home and End jump, Page Up and Page Down"
                        + " select a segment, Enter finds its first offset.");
        getChildren().add(canvas);
        log.frameProperty().addListener((property, before, now) -> draw());
        listen();
    }

    private void listen() {
        setOnScroll(this::scrolled);
        setOnMousePressed(event -> {
            requestFocus();
            dragX = event.getX();
            dragged = false;
        });
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseMoved(event -> onHover.accept(log.hit(event.getX() - LogRows.SIDE)));
        setOnMouseExited(event -> onHover.accept(Optional.empty()));
        setOnKeyPressed(this::pressed);
    }

    /// Colours and size of text from now on.
    public void use(LabTheme wanted, Font font) {
        theme = wanted;
        em = font.getSize();
        requestLayout();
        draw();
    }

    private void scrolled(ScrollEvent event) {
        double step = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY()) ? 0 : event.getDeltaY();
        if (event.isShiftDown() || step == 0) {
            log.move(view -> view.pan(-(event.getDeltaX() + (event.isShiftDown() ? event.getDeltaY() : 0))));
        } else {
            log.move(view -> view.zoom(step > 0 ? STEP : 1 / STEP, event.getX() - LogRows.SIDE));
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        double by = dragX - event.getX();
        if (dragged || Math.abs(by) >= DRAG_PIXELS) {
            dragged = true;
            dragX = event.getX();
            log.move(view -> view.pan(by));
        }
    }

    /// A click on a body asks for the offset there; on the heat it only selects the segment.
    private void released(MouseEvent event) {
        if (dragged || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        boolean heat = event.getY() >= new LogRows(em, getHeight(), 0).heatTop();
        log.hit(event.getX() - LogRows.SIDE).ifPresent(hit -> {
            if (heat) {
                select(hit.segment());
            } else {
                onOffset.accept(hit.offset());
            }
        });
    }

    private void select(int segment) {
        log.axis().ifPresent(axis -> {
            int there = Math.clamp(segment, 0, axis.outline().segmentCount() - 1);
            log.selection().select(axis.outline().baseOffset(there));
            log.move(view -> view.reveal(axis.edge(there), axis.edge(there + 1)));
        });
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return;
        }
        boolean known = true;
        double middle = log.viewport().width() / 2;
        switch (event.getCode()) {
            case LEFT -> log.move(view -> view.pan(-PAN_SHARE * view.width()));
            case RIGHT -> log.move(view -> view.pan(PAN_SHARE * view.width()));
            case PLUS, ADD, EQUALS -> log.move(view -> view.zoom(STEP, middle));
            case MINUS, SUBTRACT -> log.move(view -> view.zoom(1 / STEP, middle));
            case HOME -> log.move(LogViewport::home);
            case END -> log.move(LogViewport::tail);
            case PAGE_UP -> log.selected().ifPresent(segment -> select(segment - 1));
            case PAGE_DOWN -> log.selected().ifPresent(segment -> select(segment + 1));
            case ENTER -> chooseSelected();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    /// The offset pointed at, else the first of the selected segment.
    private void chooseSelected() {
        log.axis()
                .ifPresent(axis -> onOffset.accept(log.selection()
                        .pointed()
                        .orElseGet(() -> Math.max(
                                axis.outline().logStartOffset(),
                                axis.outline().baseOffset(log.selected().orElse(0))))));
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT_EM * em;
    }

    @Override
    protected double computePrefHeight(double width) {
        return PREFERRED_HEIGHT_EM * em;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        log.move(view -> view.resize(getWidth() - 2 * LogRows.SIDE));
    }

    private void draw() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            String family = Font.getDefault().getFamily();
            LogCanvas.draw(
                    log,
                    canvas.getGraphicsContext2D(),
                    SegmentInk.of(theme, em),
                    family,
                    canvas.getWidth(),
                    canvas.getHeight());
        }
    }
}
