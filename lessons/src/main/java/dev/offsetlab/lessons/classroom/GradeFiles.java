package dev.offsetlab.lessons.classroom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes what programs read of a graded class.
///
/// ```
///   REPORT/grades.csv  grades.json
///          gradescope/NAME.json
/// ```
public final class GradeFiles {
    private GradeFiles() {}

    public static void write(GradedClass graded, Path report) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectWriter pretty = json.writerWithDefaultPrettyPrinter();
        Path gradescope = Files.createDirectories(report.resolve("gradescope"));
        Files.writeString(report.resolve("grades.csv"), GradesCsv.of(graded));
        Files.write(report.resolve("grades.json"), pretty.writeValueAsBytes(GradesJson.of(graded, json)));
        for (GradedSubmission student : graded.students()) {
            Files.write(
                    gradescope.resolve(student.student() + ".json"),
                    pretty.writeValueAsBytes(GradescopeJson.of(student, json)));
        }
    }
}
