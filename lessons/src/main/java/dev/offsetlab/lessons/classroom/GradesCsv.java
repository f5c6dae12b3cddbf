package dev.offsetlab.lessons.classroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The class as a table for a spreadsheet: RFC 4180, a line for each student.
///
/// ```
///   student,score,of,before lateness,days late,passed,flaky,flags,1 Read a batch header,1 verdict,...
/// ```
///
/// A name that a spreadsheet would take for a formula gets an apostrophe: names come from students.
final class GradesCsv {
    private GradesCsv() {}

    static String of(GradedClass graded) {
        StringBuilder csv = new StringBuilder(line(head(graded)));
        for (GradedSubmission student : graded.students()) {
            csv.append(line(row(student, graded.scheme().mostPoints())));
        }
        return csv.toString();
    }

    private static List<String> head(GradedClass graded) {
        List<String> head = new ArrayList<>(
                List.of("student", "score", "of", "before lateness", "days late", "passed", "flaky", "flags"));
        graded.students().stream().findFirst().stream()
                .flatMap(student -> student.exercises().stream())
                .forEach(exercise -> {
                    head.add(exercise.number() + " " + exercise.title());
                    head.add(exercise.number() + " verdict");
                });
        return head;
    }

    private static List<String> row(GradedSubmission student, int most) {
        List<String> row = new ArrayList<>(List.of(
                student.student(),
                exact(student.score()),
                Integer.toString(most),
                exact(student.rawScore()),
                Long.toString(student.daysLate()),
                Long.toString(student.passed()),
                student.flaky() ? "yes" : "no",
                String.join("; ", student.flags())));
        for (GradedExercise exercise : student.exercises()) {
            row.add(exact(exercise.score()));
            row.add(exercise.ending().words() + (exercise.flaky() ? ", flaky" : ""));
        }
        return row;
    }

    private static String exact(double points) {
        return String.format(Locale.ROOT, "%.2f", points);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(GradesCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = text.matches("(?s)[=+@\\t\\r-].*") && !text.matches("-?\\d+(\\.\\d+)?") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
