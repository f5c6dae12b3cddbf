/// What graders are written with: points, invariants, seeds, and findings that carry their evidence.
///
/// ```
///   @Tag("7")
///   @ExtendWith(Seeds.class)
///   class SendfileLoopGrader {
///       @Test
///       @Points(3)
///       @Invariant("I2")
///       @DisplayName("a short transfer goes on where it stopped")
///       @Timeout(10)
///       void send_shortTransfer_goesOn(Seed seed) {
///           byte[] got = ...;
///           Finding.of("the bytes behind a short transfer").in("send").seed(seed).sameBytes(want, got);
///       }
///   }
/// ```
///
/// Beside them, what several graders need: [WatchedFile], a real file that writes down what was asked of it, and
/// [SlowReader], a real connection whose reading end the grader holds.
///
/// A grader judges behaviour, against an oracle and with random cases, so that nothing that is hard-coded passes. It
/// may be run by any JUnit: by `./lab exercise`, by Maven, by an IDE. What it finds is thrown as a [Finding], whose
/// message already reads well; `./lab`, the window and the reports draw it from its [Evidence].
///
/// May use: nothing of ours.
@NullMarked
package dev.offsetlab.lessons.grade.kit;

import org.jspecify.annotations.NullMarked;
