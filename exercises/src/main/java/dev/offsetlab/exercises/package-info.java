/// The exercises: one package each, `ex01` to `ex16`. A student edits the file that the exercise's page names.
///
/// `./lab exercise` shows the pages and judges what is saved. Each package stands for itself and may use the engine.
@NullMarked
package dev.offsetlab.exercises;

import org.jspecify.annotations.NullMarked;
