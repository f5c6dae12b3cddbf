package dev.offsetlab.engine.record;

import static dev.offsetlab.engine.record.InvalidBatchException.invalid;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.xerial.snappy.SnappyInputStream;
import org.xerial.snappy.SnappyOutputStream;

/// How the records of a batch are packed. The number is in the lowest three bits of the batch's attributes.
///
/// | id | codec | the stream that follows the batch header |
/// |---|---|---|
/// | 0 | none | the records as they are |
/// | 1 | gzip | one gzip member |
/// | 2 | snappy | the `xerial` framing of snappy-java: blocks of 32 KiB, each with its length before it |
/// | 3 | lz4 | one LZ4 frame, blocks of 64 KiB that stand alone |
/// | 4 | zstd | one Zstandard frame |
///
/// Only the records are packed, never the header: a broker stores, serves and finds a compressed batch without
/// a look inside. gzip is the JDK's; the others are the libraries that Kafka's clients use, whose native code
/// is loaded the first time that a batch needs it.
public enum Compression {
    NONE(0) {
        @Override
        InputStream decompress(InputStream packed) {
            return packed;
        }

        @Override
        OutputStream compress(OutputStream packed) {
            return packed;
        }
    },
    GZIP(1) {
        @Override
        InputStream decompress(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        }

        @Override
        OutputStream compress(OutputStream packed) throws IOException {
            return new GZIPOutputStream(packed, BUFFER_BYTES);
        }
    },
    SNAPPY(2) {
        @Override
        InputStream decompress(InputStream packed) throws IOException {
            return new SnappyInputStream(packed);
        }

        @Override
        OutputStream compress(OutputStream packed) throws IOException {
            return new SnappyOutputStream(packed);
        }
    },
    LZ4(3) {
        @Override
        InputStream decompress(InputStream packed) throws IOException {
            return new LZ4FrameInputStream(packed);
        }

        @Override
        OutputStream compress(OutputStream packed) throws IOException {
            return new LZ4FrameOutputStream(packed, LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB);
        }
    },
    ZSTD(4) {
        @Override
        InputStream decompress(InputStream packed) throws IOException {
            return new ZstdInputStreamNoFinalizer(packed);
        }

        @Override
        OutputStream compress(OutputStream packed) throws IOException {
            return new ZstdOutputStreamNoFinalizer(packed);
        }
    };

    private static final int BUFFER_BYTES = 8 << 10;

    private final int id;

    Compression(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }

    /// The codec of a batch, by its number.
    public static Compression of(int id) throws InvalidBatchException {
        for (Compression codec : values()) {
            if (codec.id == id) {
                return codec;
            }
        }
        throw invalid("no such codec: codec=" + id + " highest=" + BatchLayout.LAST_CODEC);
    }

    /// Close it: some codecs hold memory outside the heap.
    abstract InputStream decompress(InputStream packed) throws IOException;

    /// Closing it writes the end of the codec's frame.
    abstract OutputStream compress(OutputStream packed) throws IOException;
}
