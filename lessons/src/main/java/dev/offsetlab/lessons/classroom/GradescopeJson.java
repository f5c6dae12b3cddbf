package dev.offsetlab.lessons.classroom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsetlab.lessons.classroom.GradedExercise.Ending;
import dev.offsetlab.lessons.grade.Judgement;
import dev.offsetlab.lessons.grade.TestResult;
import dev.offsetlab.lessons.grade.Verdict;

/// One student's results as Gradescope's autograder reads them from `/autograder/results/results.json`.
///
/// ```json
/// { "score": 61.5, "execution_time": 12.3, "output": "...", "visibility": "visible",
///   "tests": [ { "number": "7.2", "name": "The sendfile loop: a short transfer goes on where it stopped",
///                "score": 2.4, "max_score": 2.4, "status": "passed", "output": "", "visibility": "visible" } ] }
/// ```
///
/// The format is Gradescope's own: <https://gradescope-autograders.readthedocs.io/en/latest/specs/>. An exercise of
/// which no test ran is one test that failed. `score` stands for the whole, since lateness is not any test's.
final class GradescopeJson {
    private GradescopeJson() {}

    static ObjectNode of(GradedSubmission student, ObjectMapper json) {
        ObjectNode root = json.createObjectNode();
        root.put("score", Figures.exact(student.score()));
        root.put("execution_time", Figures.exact(student.took().toMillis() / 1000.0));
        root.put("output", output(student));
        root.put("visibility", "visible");
        ArrayNode tests = root.putArray("tests");
        student.exercises().forEach(exercise -> add(tests, exercise));
        return root;
    }

    private static String output(GradedSubmission student) {
        String late = student.daysLate() == 0
                ? ""
                : student.daysLate() + (student.daysLate() == 1 ? " day late: " : " days late: ")
                        + student.percentLeft() + " % of the points are left.\n";
        return late + String.join("\n", student.flags());
    }

    private static void add(ArrayNode tests, GradedExercise exercise) {
        Judgement judgement = exercise.judgement();
        if (judgement == null || judgement.tests().isEmpty() || exercise.ending() == Ending.NOT_COMPILED) {
            ObjectNode node = test(tests, Integer.toString(exercise.number()), exercise.title(), false);
            node.put("score", 0).put("max_score", exercise.counts());
            node.put("output", (exercise.ending().words() + "\n" + exercise.says()).strip());
            return;
        }
        double share = judgement.ofPoints() == 0 ? 0 : (double) exercise.counts() / judgement.ofPoints();
        int number = 1;
        for (TestResult one : judgement.tests()) {
            double points = one.verdict() == Verdict.SKIPPED ? 0 : share * one.points();
            ObjectNode node =
                    test(tests, exercise.number() + "." + number, exercise.title() + ": " + one.says(), one.passed());
            node.put("score", one.passed() ? Figures.exact(points) : 0);
            node.put("max_score", Figures.exact(points));
            node.put("output", FailureText.of(one));
            number++;
        }
    }

    private static ObjectNode test(ArrayNode tests, String number, String name, boolean passed) {
        return tests.addObject()
                .put("number", number)
                .put("name", name)
                .put("status", passed ? "passed" : "failed")
                .put("visibility", "visible");
    }
}
