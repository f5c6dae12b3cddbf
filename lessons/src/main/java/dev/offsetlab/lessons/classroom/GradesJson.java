package dev.offsetlab.lessons.classroom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsetlab.lessons.grade.TestResult;

/// The class as data, with everything that the pages show but the differences. Times are ISO 8601, points as in the
/// scheme.
final class GradesJson {
    private GradesJson() {}

    static ObjectNode of(GradedClass graded, ObjectMapper json) {
        ObjectNode root = json.createObjectNode();
        root.put("gradedAt", graded.gradedAt().toString());
        root.put("tookSeconds", Figures.exact(graded.took().toMillis() / 1000.0));
        root.put("sandbox", graded.sandbox()).put("seed", graded.seed());
        root.put("mostPoints", graded.scheme().mostPoints());
        graded.scheme().someDeadline().ifPresent(deadline -> root.put("deadline", deadline.toString()));
        ArrayNode students = root.putArray("students");
        graded.students().forEach(student -> add(students.addObject(), student));
        return root;
    }

    private static void add(ObjectNode node, GradedSubmission student) {
        node.put("student", student.student());
        node.put("score", Figures.exact(student.score()));
        node.put("beforeLateness", Figures.exact(student.rawScore()));
        node.put("handedIn", student.handedIn().toString());
        node.put("daysLate", student.daysLate());
        node.put("tookSeconds", Figures.exact(student.took().toMillis() / 1000.0));
        ArrayNode flags = node.putArray("flags");
        student.flags().forEach(flags::add);
        ArrayNode exercises = node.putArray("exercises");
        student.exercises().forEach(exercise -> add(exercises.addObject(), exercise));
    }

    private static void add(ObjectNode node, GradedExercise exercise) {
        node.put("number", exercise.number()).put("title", exercise.title());
        node.put("score", Figures.exact(exercise.score())).put("counts", exercise.counts());
        node.put("verdict", exercise.ending().words()).put("says", exercise.says());
        node.put("flaky", exercise.flaky());
        ArrayNode tests = node.putArray("tests");
        for (TestResult test : exercise.tests()) {
            tests.addObject()
                    .put("name", test.test())
                    .put("says", test.says())
                    .put("invariant", test.invariant())
                    .put("points", test.points())
                    .put("verdict", test.verdict().name())
                    .put("seed", test.seed())
                    .put("failure", FailureText.of(test));
        }
    }
}
