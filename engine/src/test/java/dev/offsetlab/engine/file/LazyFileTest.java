package dev.offsetlab.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LazyFileTest {
    private static final int SIZE_BYTES = 64;

    @TempDir
    Path folder;

    private final UserCount users = new UserCount();
    private Path path;
    private LazyFile file;

    @BeforeEach
    void make() throws IOException {
        path = folder.resolve("a.log");
        Files.write(path, new byte[SIZE_BYTES]);
        file = new LazyFile(path, users);
    }

    @Test
    void letGo_fromManyThreads_neverClosesUnderAUser() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int n = 0; n < 3000; n++) {
                        useOnce();
                    }
                } catch (Throwable failure) {
                    synchronized (failures) {
                        failures.add(failure);
                    }
                }
            }));
        }
        while (readers.stream().anyMatch(Thread::isAlive)) {
            file.letGo();
            file.unmap();
            Thread.onSpinWait();
        }
        assertThat(failures).isEmpty();
    }

    private void useOnce() throws IOException {
        assertThat(users.enter()).isTrue();
        assertThat(file.mapping(SIZE_BYTES, SIZE_BYTES).get(ValueLayout.JAVA_BYTE, 5))
                .isZero();
        assertThat(file.channel().read(ByteBuffer.allocate(SIZE_BYTES), 0)).isEqualTo(SIZE_BYTES);
        if (users.leave() == UserCount.Left.NOBODY) {
            file.idle();
        }
    }

    @Test
    void letGo_pinned_staysOpenUntilUnpinned() throws IOException {
        List<String> told = new ArrayList<>();
        file.whenLetGo(() -> told.add("let go"));
        file.pin(true);
        assertThat(file.channel().isOpen()).isTrue();
        assertThat(file.letGo()).isFalse();
        file.pin(false);
        assertThat(file.letGo()).isTrue();
        assertThat(told).containsExactly("let go");
        assertThat(file.channel().isOpen()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void descriptor_ofAMovedFile_isFoundUnderItsNewName() throws IOException {
        assertThat(file.channel().isOpen()).isTrue();
        file.moveTo(folder.resolve("b.log"));
        assertThat(file.descriptor()).isNotNegative();
        file.dispose();
    }

    @Test
    void channel_afterTheLastUserLeft_isRefused() {
        assertThat(users.close()).isTrue();
        file.dispose();
        assertThatThrownBy(file::channel).isInstanceOf(ClosedChannelException.class);
    }
}
