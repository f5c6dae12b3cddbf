/// The Exercises page: the list, the page of the open exercise, what came of judging what the student saved.
///
/// ```
///   ExercisesPage
///     ExerciseList | ExerciseHead: verdict, file, what can be done
///     ServedCard   | ExerciseText, or one of JudgementView, EditView, DifferenceView, SolutionView; both, where it is
/// wide
/// ```
///
/// May use what the room of the views may, and the values of `lessons`.
@NullMarked
package dev.offsetlab.visualizer.view.exercises;

import org.jspecify.annotations.NullMarked;
