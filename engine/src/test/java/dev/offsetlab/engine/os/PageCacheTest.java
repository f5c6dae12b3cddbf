package dev.offsetlab.engine.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("alone")
class PageCacheTest {
    private static final int PAGE_BYTES = PageMap.pageBytes();
    private static final int PAGES = 2_048;

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.write(folder.resolve("00000000000000000000.log"), new byte[PAGES * PAGE_BYTES - 100]);
    }

    @Test
    void residency_justWritten_isAllInMemory() throws IOException {
        Residency residency = PageCache.residency(file);
        assertThat(residency.pages()).isEqualTo(PAGES);
        assertThat(residency.fraction()).isEqualTo(1.0);
    }

    @Test
    void residency_emptyFile_isCold() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.log"));
        assertThat(PageCache.residency(empty).fraction()).isZero();
        assertThat(PageCache.heat(empty, 4)).containsExactly(0, 0, 0, 0);
        assertThat(PageCache.evict(empty).complete()).isTrue();
    }

    @Test
    void evict_fileOnDisk_isColdAndWarmAgainAfterReading() throws IOException {
        assumeDiskIsEvictable();
        Eviction eviction = PageCache.evict(file);
        assertThat(eviction.complete()).as(eviction.toString()).isTrue();
        assertThat(eviction.before().cachedPages()).isEqualTo(PAGES);
        assertThat(PageCache.residency(file).isCold()).isTrue();
        assertThat(PageCache.heat(file, 8)).containsOnly(0.0);

        assertThat(PageCache.warm(file)).isEqualTo(Files.size(file));
        assertThat(PageCache.residency(file).fraction()).isEqualTo(1.0);
        assertThat(PageCache.heat(file, 8)).containsOnly(1.0);
    }

    @Test
    void evict_pagesMappedAndTouched_saysWhatStayedAndWhy() throws IOException {
        assumeDiskIsEvictable();
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment mapping = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
            assertThat(mapping.get(ValueLayout.JAVA_BYTE, 0)).isZero();

            Eviction eviction = PageCache.evict(file);

            assertThat(eviction.complete()).isFalse();
            assertThat(eviction.after().cachedPages()).isPositive();
            assertThat(eviction.why()).hasValueSatisfying(why -> assertThat(why).contains("mapped"));
        }
    }

    @Test
    void heat_onlyTheMiddleRead_showsItThere() throws IOException {
        assumeDiskIsEvictable();
        PageCache.evict(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long middle = (long) PAGES / 2 * PAGE_BYTES;
            assertThat(channel.read(ByteBuffer.allocate(PAGE_BYTES), middle)).isEqualTo(PAGE_BYTES);
        }
        double[] heat = PageCache.heat(file, 64);
        assertThat(heat[32]).isPositive();
        assertThat(heat[0]).isZero();
        assertThat(heat[31]).isZero();
    }

    /// The page cache also holds pages that the kernel reads ahead just now: these are cached, but not yet loaded.
    @Test
    void heat_aQuarterRead_liesBetweenThatAndTheResidency() throws IOException {
        assumeDiskIsEvictable();
        PageCache.evict(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            assertThat(channel.read(ByteBuffer.allocate(PAGES / 4 * PAGE_BYTES), 0))
                    .isPositive();
        }
        double mean = 0;
        for (double share : PageCache.heat(file, 128)) {
            mean += share / 128;
        }
        assertThat(mean).isBetween(0.25, PageCache.residency(file).fraction() + 0.001);
    }

    /// The receiver's CPU leaves packets to the sender's CPU to be freed; without traffic that may take forever.
    @Test
    void evict_sentByReferenceToAReaderOnAnotherCpu_isCold() throws Exception {
        assumeDiskIsEvictable();
        assumeTrue(CpuAffinity.unavailableBecause().isEmpty(), "threads cannot be pinned here");
        int[] cpus = CpuAffinity.allowed().stream().toArray();
        assumeTrue(cpus.length > 1, "one CPU only");
        for (int round = 0; round < 20; round++) {
            int readBytes = PAGES / 2 * PAGE_BYTES + round * 10_007;
            sendToAReaderWhoLeaves(cpus[0], cpus[1], readBytes);
            Eviction eviction = PageCache.evict(file);
            assertThat(eviction.complete())
                    .as("read %,d bytes: %s", readBytes, eviction)
                    .isTrue();
            PageCache.warm(file);
        }
    }

    private void sendToAReaderWhoLeaves(int senderCpu, int readerCpu, int readBytes) throws Exception {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                SocketChannel receiving = SocketChannel.open(server.getLocalAddress());
                SocketChannel sending = server.accept();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FutureTask<Void> sender = pinned(senderCpu, () -> {
                for (long sent = 0; sent < readBytes; ) {
                    sent += channel.transferTo(sent, readBytes - sent, sending);
                }
                return null;
            });
            FutureTask<Void> reader = pinned(readerCpu, () -> {
                ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
                for (int read = 0; read < readBytes; read += receiving.read(buffer.clear())) {}
                return null;
            });
            sender.get(60, TimeUnit.SECONDS);
            reader.get(60, TimeUnit.SECONDS);
        }
    }

    private static FutureTask<Void> pinned(int cpu, Callable<Void> work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            CpuAffinity.pinTo(cpu);
            return work.call();
        });
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    /// A file system in memory (tmpfs) has no disk to which its pages could go.
    private void assumeDiskIsEvictable() throws IOException {
        String type = Files.getFileStore(file).type();
        assumeTrue(!type.equals("tmpfs") && !type.equals("ramfs"), "the temporary folder lies in memory: " + type);
    }
}
