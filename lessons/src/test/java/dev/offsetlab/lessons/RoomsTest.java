package dev.offsetlab.lessons;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which room of the lessons may know which.
class RoomsTest {
    private static final String ROOT = "dev.offsetlab.lessons.";
    private static final String ENGINE = "dev.offsetlab.engine";
    private static final List<String> ROOMS =
            List.of("catalog", "progress", "shell", "desk", "course", "grade", "classroom", "serve");
    private static final JavaClasses LESSONS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.offsetlab.lessons");

    @Test
    void catalog_knowsNothingOfOurs() {
        mayUse("catalog");
    }

    @Test
    void progress_knowsNothingOfOurs() {
        mayUse("progress");
    }

    @Test
    void shell_knowsNothingOfOurs() {
        mayUse("shell");
    }

    @Test
    void desk_usesTheEngine() {
        mayUse("desk", ENGINE);
    }

    @Test
    void course_usesTheOtherRooms() {
        mayUse("course", "catalog", "shell", "desk", "progress");
    }

    @Test
    void grade_usesTextsProgressAndTheEngine() {
        mayUse("grade", "catalog", "progress", "shell", ENGINE);
    }

    @Test
    void classroom_usesTheCatalogAndTheJudge() {
        mayUse("classroom", "catalog", "grade");
    }

    @Test
    void serve_usesTheCatalogTheCompilerAndTheEngine() {
        mayUse("serve", "catalog", "grade", ENGINE);
    }

    @Test
    void nothing_knowsAWindow() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "dev.offsetlab.visualizer..", "picocli..")
                .because("pages and terminal commands stand on the lessons, not beside them")
                .check(LESSONS);
    }

    @Test
    void rooms_haveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(LESSONS);
    }

    private static void mayUse(String room, String... others) {
        Stream<String> rooms = ROOMS.stream()
                .filter(other -> !other.equals(room) && !Arrays.asList(others).contains(other))
                .map(other -> ROOT + other + "..");
        Stream<String> engine = Arrays.asList(others).contains(ENGINE) ? Stream.of() : Stream.of(ENGINE + "..");
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.concat(rooms, engine).toArray(String[]::new))
                .allowEmptyShould(true)
                .because(room + " may use only " + Arrays.toString(others))
                .check(LESSONS);
    }
}
