/// Grading of a class: every submission with the instructor's own graders, each in a sandbox.
///
/// ```
///   DIR/ada/  DIR/ben.zip ...      Submissions      one submission a folder or zip
///        |
///   HandIn                         the student's files for each exercise; graders that came along are only compared
///        |
///   SubmissionGrader --> Sandbox   a process per submission: time, memory, disk, output bounded, no network but
///        |                         loopback, no sight of anything else; what failed is run once more
///   GradedSubmission               points by the scheme, late days off
///        |
///   CSV, JSON, Gradescope          here; the HTML pages are the visualizer's
/// ```
///
/// Terms: a *submission* is what one student handed in; the *scheme* says what each exercise counts for, and stands in
/// one file under version control; an exercise is *flaky* where its two runs differ.
///
/// May use: `catalog`, `grade`.
@NullMarked
package dev.offsetlab.lessons.classroom;

import org.jspecify.annotations.NullMarked;
