/// The Lessons page: text, figures and blocks of a lesson, the outline beside them, the live side, the prompt below.
///
/// ```
///   LessonsPage
///     OutlineView | LessonView                        | LiveSide
///                 |  MarkdownView, DrawingView        |
///                 |  PredictView, CellView, CheckView |
///     PromptView, below all of it
/// ```
///
/// May use what the room of the views may, and the values of `lessons`.
@NullMarked
package dev.offsetlab.visualizer.view.lessons;

import org.jspecify.annotations.NullMarked;
