package dev.offsetlab.lessons.grade.worker;

import dev.offsetlab.lessons.grade.TestResult;
import java.util.List;

/// A student's package and its graders, compiled and loaded, ready to run.
///
/// @param student what tells the student's lines from the graders'
/// @param graders classes with tests
/// @param roster  every test, in the order of the graders' files, not run
record Prepared(Frames student, List<Class<?>> graders, List<TestResult> roster) {
    Prepared {
        graders = List.copyOf(graders);
        roster = List.copyOf(roster);
    }
}
