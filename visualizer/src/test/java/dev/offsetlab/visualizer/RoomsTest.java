package dev.offsetlab.visualizer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which room of the window may know which.
class RoomsTest {
    private static final String ROOT = "dev.offsetlab.visualizer.";
    private static final JavaClasses VISUALIZER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.offsetlab.visualizer");

    private static final String[] ROOMS = {
        "app", "view", "viewmodel", "feed", "load", "chart", "theme", "report", "source", "child", "bench", "cli"
    };

    @Test
    void theme_knowsNothingOfOurs() {
        mayUse("theme");
    }

    @Test
    void chart_usesTheme() {
        mayUse("chart", "theme");
    }

    @Test
    void source_knowsNothingOfOurs() {
        mayUse("source");
    }

    @Test
    void child_knowsNothingOfTheWindow() {
        mayUse("child");
    }

    @Test
    void load_usesChild() {
        mayUse("load", "child");
    }

    @Test
    void feed_usesLoad() {
        mayUse("feed", "load", "child");
    }

    @Test
    void viewmodel_knowsNoView() {
        mayUse("viewmodel", "feed", "load", "report", "source", "theme", "child");
    }

    @Test
    void view_knowsNoFeedOfItsOwn() {
        mayUse("view", "viewmodel", "feed", "load", "chart", "theme", "report", "source");
    }

    @Test
    void app_knowsNoCommand() {
        mayUse("app", "view", "viewmodel", "feed", "load", "chart", "theme", "report", "child");
    }

    @Test
    void viewModels_knowNoSceneGraph() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "viewmodel..", ROOT + "feed..", ROOT + "load..", ROOT + "child..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.application..", "javafx.animation..")
                .because("they are tested without a screen, and run on any thread that a test has")
                .check(VISUALIZER);
    }

    @Test
    void rooms_haveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(VISUALIZER);
    }

    private static void mayUse(String room, String... others) {
        String[] forbidden = Stream.of(ROOMS)
                .filter(other -> !other.equals(room) && !Arrays.asList(others).contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because(room + " may use only " + Arrays.toString(others))
                .check(VISUALIZER);
    }
}
