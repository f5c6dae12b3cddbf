package dev.offsetlab.visualizer.viewmodel;

import java.util.concurrent.Executor;

/// The one thread that owns view models and nodes: `Platform::runLater` in the window, the caller itself in tests.
@FunctionalInterface
public interface WindowThread extends Executor {}
