package dev.offsetlab.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SegmentFileTest {
    @TempDir
    Path folder;

    private static ByteBuffer bytes(int size, int value) {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining()) {
            bytes.put((byte) value);
        }
        return bytes.flip();
    }

    private static byte[] read(FileRegion region) throws IOException {
        ByteBuffer into = ByteBuffer.allocate((int) region.sizeBytes() + 10);
        while (into.position() < region.sizeBytes()) {
            assertThat(region.skip(into.position()).read(into)).isPositive();
        }
        byte[] result = new byte[into.position()];
        into.flip().get(result);
        return result;
    }

    @Test
    void append_returnsPositionAndGrows() throws IOException {
        try (SegmentFile file = SegmentFile.create(folder.resolve("a.log"))) {
            assertThat(file.append(bytes(10, 1))).isZero();
            assertThat(file.append(bytes(5, 2))).isEqualTo(10);
            assertThat(file.sizeBytes()).isEqualTo(15);
            assertThat(file.retain()).isTrue();
            assertThat(read(file.region(8, 4))).containsExactly(1, 1, 2, 2);
            file.release();
        }
    }

    @Test
    void delete_whileRetained_readsOnAndGoesWithTheLastReader() throws IOException {
        SegmentFile file = SegmentFile.create(folder.resolve("a.log"));
        file.append(bytes(10, 7));
        assertThat(file.retain()).isTrue();
        file.delete();
        assertThat(file.path()).exists().hasFileName("a.log.deleted");
        assertThat(file.retain()).isFalse();
        assertThat(read(file.region(0, 10))).containsOnly(7);
        file.release();
        assertThat(file.path()).doesNotExist();
        assertThatThrownBy(file::channel).isInstanceOf(IOException.class);
    }

    @Test
    void interrupt_ofAReader_closesTheChannelForNobodyElse() throws IOException {
        try (SegmentFile file = SegmentFile.create(folder.resolve("a.log"))) {
            file.append(bytes(10, 7));
            assertThat(file.retain()).isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> file.region(0, 10).read(ByteBuffer.allocate(10)))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(read(file.region(0, 10))).containsOnly(7);
            file.release();
            assertThat(file.append(bytes(1, 1))).isEqualTo(10);
        }
    }

    @Test
    void mapping_growsWithTheFile_andTheOldOneStaysWhileUsed() throws IOException {
        try (SegmentFile file = SegmentFile.create(folder.resolve("a.log"))) {
            file.append(bytes(100, 1));
            assertThat(file.retain()).isTrue();
            MemorySegment first = file.mapping(100);
            file.append(bytes(100, 2));
            MemorySegment second = file.mapping(200);
            assertThat(first.get(ValueLayout.JAVA_BYTE, 99)).isEqualTo((byte) 1);
            assertThat(second.get(ValueLayout.JAVA_BYTE, 199)).isEqualTo((byte) 2);
            file.unmap();
            assertThat(first.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 1);
            file.release();
            assertThat(first.scope().isAlive()).isFalse();
            assertThat(second.scope().isAlive()).isFalse();
            assertThat(file.retain()).isTrue();
            assertThat(file.region(150, 50).mapped().byteSize()).isEqualTo(50);
            file.release();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void descriptor_isTheFiles() throws IOException {
        try (SegmentFile file = SegmentFile.create(folder.resolve("a.log"))) {
            assertThat(file.retain()).isTrue();
            Path link = Path.of("/proc/self/fd/" + file.descriptor());
            assertThat(link.toRealPath()).isEqualTo(file.path().toRealPath());
            file.release();
        }
    }

    @Test
    void openFiles_idleOnes_areLetGoAndOpenedAgain() throws IOException {
        List<SegmentFile> files = new ArrayList<>();
        for (int i = 0; i < OpenFiles.LIMIT * 2; i++) {
            Path path = folder.resolve(i + ".log");
            Files.write(path, new byte[] {(byte) i});
            files.add(SegmentFile.at(path, 1));
        }
        for (SegmentFile file : files) {
            assertThat(file.retain()).isTrue();
            assertThat(read(file.region(0, 1))).hasSize(1);
            file.release();
        }
        assertThat(OpenFiles.count()).isLessThanOrEqualTo(OpenFiles.LIMIT);
        assertThat(files.getFirst().retain()).isTrue();
        assertThat(read(files.getFirst().region(0, 1))).containsExactly(0);
        files.getFirst().release();
        files.forEach(SegmentFile::close);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void append_diskFull_leavesNothingOfTheBatch() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "no right to mount a tmpfs");
        try (SegmentFile file = SegmentFile.create(disk.resolve("a.log"))) {
            file.append(bytes(40_000, 1));
            assertThatThrownBy(() -> file.append(bytes(40_000, 2))).isInstanceOf(IOException.class);
            assertThat(file.sizeBytes()).isEqualTo(40_000);
            assertThat(file.path()).hasSize(40_000);
            assertThat(file.append(bytes(10_000, 3))).isEqualTo(40_000);
        } finally {
            assertThat(run("umount", disk.toString())).isTrue();
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
