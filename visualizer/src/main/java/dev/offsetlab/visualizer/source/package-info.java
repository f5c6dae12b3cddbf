/// Pieces of the engine's source for a page to show, cut from the very files that were compiled.
///
/// ```
///   engine.jar  META-INF/sources/dev/offsetlab/engine/transfer/HeapPath.java
///                       | SourceRef: file, member, what matters in it
///                       v
///               Excerpt: the member's lines --> CodeSpan: keyword, comment, string, plain
/// ```
///
/// A reference names a *member*, never a line number: lines move, names are looked up, and a test looks up every one.
/// Knows no page and no scene graph. May use: nothing of ours but the engine's resources.
@NullMarked
package dev.offsetlab.visualizer.source;

import org.jspecify.annotations.NullMarked;
