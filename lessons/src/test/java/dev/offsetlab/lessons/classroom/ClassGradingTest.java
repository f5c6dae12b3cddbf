package dev.offsetlab.lessons.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.offsetlab.lessons.classroom.GradedExercise.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A class with every kind of submission, graded once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
@Tag("alone")
class ClassGradingTest {
    private static final String RIGHT = "return number + number;";

    private final Optional<Sandbox> sandbox = Sandbox.find();
    private final List<String> heard = new ArrayList<>();
    private Map<String, GradedSubmission> graded = Map.of();
    private Path victim = Path.of("");

    @BeforeAll
    void grade(@TempDir Path folder) throws Exception {
        MadeUpClass all = new MadeUpClass(folder);
        handIn(all, folder);
        ClassGrading grading = new ClassGrading(all.course(sandbox), 2, Clock.systemUTC());
        GradedClass result = grading.grade(
                Submissions.in(all.folder()),
                (student, done, count) -> heard.add(student.student() + " " + done + "/" + count));
        graded = result.students().stream().collect(Collectors.toMap(GradedSubmission::student, Function.identity()));
        GradeFiles.write(result, folder.resolve("report"));
        csv = Files.readString(folder.resolve("report/grades.csv"));
        gradescope = Files.readString(folder.resolve("report/gradescope/ben.json"));
        victimStays = Files.exists(victim);
    }

    private String csv = "";
    private String gradescope = "";
    private boolean victimStays;

    private void handIn(MadeUpClass all, Path folder) throws IOException {
        Path ada = all.handIn("ada", RIGHT);
        all.handIn("ben", "return number * number;");
        all.handIn("cleo", "return number + ;");
        Files.createDirectories(all.folder().resolve("dan"));
        all.handIn("eve", "while (number >= 0) { } return 0;");
        all.handIn(
                "fay",
                "var all = new java.util.ArrayList<byte[]>(); while (number >= 0) all.add(new byte[1 << 16]);"
                        + " return 0;");
        victim = Files.writeString(folder.resolve("victim"), "to be kept");
        all.handIn(
                "gus",
                "new java.io.File(\"" + victim + "\").delete(); new java.io.File(\"" + ada
                        + "\").delete(); return number + number;");
        all.handIn("hal", "return 0;");
        all.write("hal", "exercises/src/test/java/dev/offsetlab/exercises/ex01/DoublerGrader.java", "class Easy {}");
        MadeUpClass.changedAt(all.handIn("ivy", RIGHT), MadeUpClass.DEADLINE.plusSeconds(86_400 + 60));
        all.handIn("jon", "System.exit(0); return 0;");
        all.handIn(
                "kim",
                "int runs = Integer.getInteger(\"runs\", 0); System.setProperty(\"runs\", \"\" + (runs + 1));"
                        + " return runs < 2 ? -1 : number + number;");
        all.handIn(
                "lea",
                "var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);"
                        + " while (number >= 0) out.write(new byte[1 << 16]); return 0;");
        all.handIn(
                "max",
                "return java.nio.file.Files.exists(java.nio.file.Path.of(\"" + ada + "\")) ? number + number : -1;");
        Files.writeString(all.folder().resolve("nat.zip"), "this is no zip");
        all.zip("ola", RIGHT);
        all.handIn("pia", "throw new UnsupportedOperationException(\"exercise 1: twice\");");
    }

    private GradedSubmission of(String student) {
        return Objects.requireNonNull(graded.get(student), student);
    }

    private GradedExercise exercise(String student) {
        return of(student).exercises().getFirst();
    }

    @Test
    void grade_everybody_isThereOnceAndTold() {
        assertThat(graded).hasSize(16);
        assertThat(heard).hasSize(16).last().asString().endsWith(" 16/16");
    }

    @Test
    void grade_right_getsEverything() {
        assertThat(exercise("ada").ending()).isEqualTo(Ending.PASSED);
        assertThat(of("ada").score()).isEqualTo(MadeUpClass.COUNTS);
        assertThat(of("ola").score()).isEqualTo(MadeUpClass.COUNTS);
        assertThat(of("ada").flags()).isEmpty();
        assertThat(exercise("ada").diff())
                .contains("+        return number + number;")
                .contains("-        throw new");
    }

    @Test
    void grade_wrong_getsTheShareThatHolds() {
        assertThat(exercise("ben").ending()).isEqualTo(Ending.WRONG);
        assertThat(of("ben").score()).isCloseTo(2.5, within(1e-9));
        assertThat(exercise("ben").flaky()).isFalse();
        assertThat(gradescope).contains("\"score\" : 2.5", "\"max_score\" : 7.5", "expected", "Twice: twice a number");
    }

    @Test
    void grade_notCompiling_saysWhere() {
        assertThat(exercise("cleo").ending()).isEqualTo(Ending.NOT_COMPILED);
        assertThat(exercise("cleo").says()).contains("Doubler.java:5");
    }

    @Test
    void grade_empty_isMissing() {
        assertThat(exercise("dan").ending()).isEqualTo(Ending.MISSING);
        assertThat(exercise("pia").ending()).isEqualTo(Ending.NOT_WRITTEN);
    }

    @Test
    void grade_endless_isCutAndSaysWhere() {
        assertThat(exercise("eve").ending()).isEqualTo(Ending.TIMED_OUT);
        assertThat(exercise("eve").tests())
                .allSatisfy(test -> assertThat(FailureText.of(test)).contains("Doubler.java:5"));
    }

    @Test
    void grade_memoryEaterLeaverAndTalker_harmNobody() {
        assertThat(exercise("fay").ending()).isIn(Ending.WRONG, Ending.ENDED, Ending.TIMED_OUT);
        assertThat(exercise("jon").ending()).isEqualTo(Ending.ENDED);
        assertThat(exercise("lea").ending()).isIn(Ending.TIMED_OUT, Ending.ENDED);
        assertThat(List.of("fay", "jon", "lea"))
                .allSatisfy(student -> assertThat(of(student).score()).isZero());
    }

    @Test
    void grade_fileDeleterAndPeeker_seeNothingOfOthers() {
        assumeTrue(sandbox.isPresent(), "no sandbox here: neither bubblewrap nor unshare works");
        assertThat(victimStays).isTrue();
        assertThat(of("gus").score()).isEqualTo(MadeUpClass.COUNTS);
        assertThat(of("ada").score()).isEqualTo(MadeUpClass.COUNTS);
        assertThat(of("max").score()).isZero();
    }

    @Test
    void grade_editedGrader_isFlaggedAndNotUsed() {
        assertThat(of("hal").flags()).containsExactly("edited grader: ex01/DoublerGrader.java");
        assertThat(exercise("hal").ending()).isEqualTo(Ending.WRONG);
        assertThat(of("hal").score()).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void grade_late_losesAShareForEachDayBegun() {
        assertThat(of("ivy").daysLate()).isEqualTo(2);
        assertThat(of("ivy").rawScore()).isEqualTo(MadeUpClass.COUNTS);
        assertThat(of("ivy").score()).isCloseTo(8, within(1e-9));
        assertThat(of("ada").daysLate()).isZero();
    }

    @Test
    void grade_differentResults_isFlakyAndTheBetterCounts() {
        assertThat(exercise("kim").flaky()).isTrue();
        assertThat(of("kim").score()).isEqualTo(MadeUpClass.COUNTS);
    }

    @Test
    void grade_brokenZip_isFlagged() {
        assertThat(exercise("nat").ending()).isEqualTo(Ending.MISSING);
        assertThat(of("nat").flags()).singleElement().asString().startsWith("cannot be graded");
    }

    @Test
    void csv_hasALineForEachStudent() {
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(17);
        assertThat(lines.getFirst()).startsWith("student,score,of,before lateness,days late");
        assertThat(lines).contains("ada,10.00,10,10.00,0,1,no,,10.00,passed");
        assertThat(lines).anyMatch(line -> line.startsWith("ivy,8.00,10,10.00,2,1,no,"));
    }
}
