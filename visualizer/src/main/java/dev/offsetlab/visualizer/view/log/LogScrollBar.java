package dev.offsetlab.visualizer.view.log;

import dev.offsetlab.visualizer.viewmodel.LogAxis;
import dev.offsetlab.visualizer.viewmodel.LogModel;
import dev.offsetlab.visualizer.viewmodel.LogViewport;
import javafx.scene.control.ScrollBar;

/// Which part of the log is seen; dragging it pans.
public final class LogScrollBar extends ScrollBar {
    private static final double STEP_SHARE = 0.1;
    private boolean showing;

    public LogScrollBar(LogModel log) {
        setId("log-scroll");
        setFocusTraversable(false);
        setMinHeight(USE_PREF_SIZE);
        log.frameProperty().addListener((property, before, now) -> show(log));
        valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                log.axis().ifPresent(axis -> log.move(view -> view.moveTo(axis.first() + now.doubleValue())));
            }
        });
        show(log);
    }

    private void show(LogModel log) {
        showing = true;
        LogViewport view = log.viewport();
        double length = log.axis().map(LogAxis::length).orElse(1.0);
        double room = Math.max(1, length - view.span());
        setMax(room);
        setVisibleAmount(length <= 0 ? room : Math.min(1, view.span() / length) * room);
        setUnitIncrement(view.span() * STEP_SHARE);
        setBlockIncrement(view.span());
        setValue(log.axis().map(axis -> view.start() - axis.first()).orElse(0.0));
        setDisable(view.isWhole());
        showing = false;
    }
}
