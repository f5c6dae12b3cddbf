package dev.offsetlab.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class RawFileTest {
    @TempDir
    Path folder;

    @Test
    void openReadOnly_existingFile_givesItsDescriptor() throws IOException {
        Path file = Files.writeString(folder.resolve("ünï 1.log"), "bytes");
        int descriptor = RawFile.openReadOnly(file);
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            assertThat(link.toRealPath()).isEqualTo(file.toRealPath());
        } finally {
            RawFile.close(descriptor);
        }
        assertThat(leadsTo(link, file)).isFalse();
    }

    /// The number may be another file's by then, of another thread.
    private static boolean leadsTo(Path link, Path file) throws IOException {
        try {
            return link.toRealPath().equals(file.toRealPath());
        } catch (NoSuchFileException nowhere) {
            return false;
        }
    }

    @Test
    void openReadOnly_missingFile_namesTheFileAndTheReason() {
        assertThatThrownBy(() -> RawFile.openReadOnly(folder.resolve("none.log")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such file")
                .hasMessageContaining("none.log");
    }
}
