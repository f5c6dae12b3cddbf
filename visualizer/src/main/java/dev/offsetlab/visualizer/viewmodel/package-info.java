/// What the pages show and do: properties and logic, no control, no scene graph, so that all of it is tested without a
/// screen.
///
/// Everything here belongs to the window's thread; what runs elsewhere comes back through
/// [WindowThread][dev.offsetlab.visualizer.viewmodel.WindowThread].
/// Writable properties are private, read-only ones go out. May use: `feed`, `load`, `report`, `theme`, the engine, and
/// of JavaFX only `javafx.beans` and `javafx.collections`.
@NullMarked
package dev.offsetlab.visualizer.viewmodel;

import org.jspecify.annotations.NullMarked;
