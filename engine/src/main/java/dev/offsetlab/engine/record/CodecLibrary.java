package dev.offsetlab.engine.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// The stream classes of a codec that the JDK does not bring, found by name at first use: a broker that never opens a
/// compressed batch never loads them, nor the native code that they unpack, and runs without them on the class path.
///
/// Any thread may use one.
final class CodecLibrary {
    static final CodecLibrary SNAPPY =
            new CodecLibrary("org.xerial.snappy.SnappyInputStream", "org.xerial.snappy.SnappyOutputStream", null);

    /// The readers' buffers are as large as a block of the writer: 64 KiB, where the library would take 4 MiB.
    static final CodecLibrary LZ4 = new CodecLibrary(
            "net.jpountz.lz4.LZ4FrameInputStream", "net.jpountz.lz4.LZ4FrameOutputStream", "SIZE_64KB");

    static final CodecLibrary ZSTD = new CodecLibrary(
            "com.github.luben.zstd.ZstdInputStreamNoFinalizer",
            "com.github.luben.zstd.ZstdOutputStreamNoFinalizer",
            null);

    private record Streams(MethodHandle input, MethodHandle output) {}

    private final String inputClass;
    private final String outputClass;
    private final @Nullable String blockSize;
    private volatile @Nullable Streams streams;

    private CodecLibrary(String inputClass, String outputClass, @Nullable String blockSize) {
        this.inputClass = inputClass;
        this.outputClass = outputClass;
        this.blockSize = blockSize;
    }

    InputStream input(InputStream packed) throws IOException {
        try {
            return (InputStream) streams().input().invokeExact(packed);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Throwable unusable) {
            throw notToBeHad(unusable);
        }
    }

    OutputStream output(OutputStream packed) throws IOException {
        try {
            return (OutputStream) streams().output().invokeExact(packed);
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Throwable unusable) {
            throw notToBeHad(unusable);
        }
    }

    /// Two threads may both look the classes up; they find the same.
    private Streams streams() throws ReflectiveOperationException {
        Streams found = streams;
        if (found == null) {
            MethodHandle input = MethodHandles.publicLookup()
                    .findConstructor(Class.forName(inputClass), MethodType.methodType(void.class, InputStream.class));
            MethodHandle output = outputConstructor();
            found = new Streams(
                    input.asType(MethodType.methodType(InputStream.class, InputStream.class)),
                    output.asType(MethodType.methodType(OutputStream.class, OutputStream.class)));
            streams = found;
        }
        return found;
    }

    private MethodHandle outputConstructor() throws ReflectiveOperationException {
        Class<?> stream = Class.forName(outputClass);
        if (blockSize == null) {
            return MethodHandles.publicLookup()
                    .findConstructor(stream, MethodType.methodType(void.class, OutputStream.class));
        }
        Class<?> sizes = Class.forName(outputClass + "$BLOCKSIZE");
        MethodHandle constructor = MethodHandles.publicLookup()
                .findConstructor(stream, MethodType.methodType(void.class, OutputStream.class, sizes));
        return MethodHandles.insertArguments(
                constructor, 1, sizes.getField(blockSize).get(null));
    }

    private IOException notToBeHad(Throwable why) {
        return new IOException(
                "the codec's library is missing or its native code does not load; put it on the class path: class="
                        + inputClass,
                why);
    }
}
