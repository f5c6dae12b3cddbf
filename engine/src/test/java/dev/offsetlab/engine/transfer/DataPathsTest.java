package dev.offsetlab.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("alone")
class DataPathsTest {
    @TempDir
    Path folder;

    /// What a student's class looks like: public, with a constructor without arguments.
    public static final class StudentsPath implements DataPathProvider {
        @Override
        public String name() {
            return "my-copy-1";
        }

        @Override
        public String describe() {
            return "heap again, in other words";
        }

        @Override
        public DataPath open(PathContext context) {
            return new HeapPath(context);
        }
    }

    @Test
    void all_withoutOthers_areTheBuiltInOnesInTheOrderOfTheLesson() {
        assertThat(DataPaths.all())
                .extracting(DataPathProvider::name)
                .startsWith("heap", "direct", "mmap", "sendfile", "splice", "auto");
        assertThat(DataPaths.all())
                .allSatisfy(path -> assertThat(path.describe()).isNotBlank());
    }

    @Test
    void all_serviceOnTheClassPath_joinsTheList() throws Exception {
        List<DataPathProvider> all = withService(StudentsPath.class.getName(), DataPaths::all);
        assertThat(all).extracting(DataPathProvider::name).endsWith("my-copy-1");

        DataPathProvider named = withService(StudentsPath.class.getName(), () -> DataPaths.named("my-copy-1"));
        assertThat(named.describe()).contains("heap again");
    }

    @Test
    void all_serviceThatDoesNotExist_saysWhatIsWrong() {
        assertThatThrownBy(() -> withService("no.such.Provider", DataPaths::all))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be loaded")
                .hasMessageContaining("no.such.Provider");
    }

    @Test
    void all_twoOfOneName_areRefusedByTheirClasses() {
        assertThatThrownBy(() -> DataPaths.all(List.of(provider("heap", Optional.empty()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("two data paths are called \"heap\"")
                .hasMessageContaining(BuiltInPath.class.getName());
    }

    @Test
    void all_badName_isRefused() {
        assertThatThrownBy(() -> DataPaths.all(List.of(provider("My Path", Optional.empty()))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lower-case letters");
    }

    @Test
    void named_unknown_listsTheKnownOnes() {
        assertThatThrownBy(() -> DataPaths.named("teleport"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"teleport\"")
                .hasMessageContaining("heap, direct, mmap, sendfile");
    }

    @Test
    void named_notToBeHadHere_saysWhy() {
        List<DataPathProvider> paths = List.of(provider("rdma", Optional.of("no such card")));
        assertThatThrownBy(() -> DataPaths.named("rdma", DataPaths.all(paths)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data path \"rdma\" is not available here: no such card");
    }

    private static DataPathProvider provider(String name, Optional<String> obstacle) {
        return new BuiltInPath(name, "made for a test", HeapPath::new, () -> obstacle);
    }

    private <T> T withService(String providerClass, Supplier<T> action) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(DataPathProvider.class.getName()), providerClass);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        URL[] classPath = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classPath, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return action.get();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }
}
