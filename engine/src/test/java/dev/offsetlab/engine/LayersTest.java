package dev.offsetlab.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which room may know which: the plan of the house, kept by the build.
class LayersTest {
    private static final String ROOT = "dev.offsetlab.engine.";
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.offsetlab.engine");

    private static final String[] ROOMS = {
        "record", "file", "log", "transfer", "os", "observe", "wire", "server", "meta", "group", "workload"
    };

    @Test
    void record_knowsNothingOfOurs() {
        mayUse("record");
    }

    @Test
    void os_knowsNothingOfOurs() {
        mayUse("os");
    }

    @Test
    void observe_knowsNothingOfOurs() {
        mayUse("observe");
    }

    @Test
    void file_usesOsOnly() {
        mayUse("file", "os");
    }

    @Test
    void log_usesRecordFileObserve() {
        mayUse("log", "record", "file", "observe");
    }

    @Test
    void transfer_usesFileOsObserve() {
        mayUse("transfer", "file", "os", "observe");
    }

    @Test
    void meta_usesLogTransferObserve() {
        mayUse("meta", "log", "transfer", "observe");
    }

    @Test
    void group_usesLogRecordMetaObserve() {
        mayUse("group", "log", "record", "file", "meta", "observe");
    }

    @Test
    void wire_usesRecordLogFileTransfer() {
        mayUse("wire", "record", "log", "file", "transfer");
    }

    @Test
    void workload_usesNoServer() {
        mayUse("workload", "record", "wire", "os", "observe");
    }

    @Test
    void kafkaClassesStayAboveTheLog() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("record", "file", "log", "transfer", "os", "observe"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .because("the log, its files and the data paths are what this project writes itself")
                .check(ENGINE);
    }

    @Test
    void onlyOsCallsTheKernel() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "os..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.foreign.Linker")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("sun.nio.ch..")
                .because("only the os room may assume Linux")
                .check(ENGINE);
    }

    @Test
    void roomsAreFreeOfCircles() {
        slices().matching(ROOT + "(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room that is understood needs only the rooms below it")
                .check(ENGINE);
    }

    private static void mayUse(String room, String... others) {
        String[] rest = Stream.of(ROOMS)
                .filter(other -> !other.equals(room) && !Arrays.asList(others).contains(other))
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(rest))
                .because("the room '" + room + "' may use only " + Arrays.toString(others));
        rule.check(ENGINE);
    }

    private static String[] packages(String... rooms) {
        return Stream.of(rooms).map(room -> ROOT + room + "..").toArray(String[]::new);
    }
}
