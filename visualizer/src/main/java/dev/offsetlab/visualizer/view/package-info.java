/// The window: nodes and bindings over the view models. No logic that wants a test without a screen.
///
/// ```
///   Shell   rail | strip (broker, path switch, load)
///                | page, one of [Page]            | drawer
///                | notices
/// ```
///
/// A page answers one question; its view is built when it is first shown. All nodes belong to the window's thread. May
/// use:
/// `viewmodel`, `chart`, `theme`, `feed` values, JavaFX.
@NullMarked
package dev.offsetlab.visualizer.view;

import org.jspecify.annotations.NullMarked;
