package dev.offsetlab.visualizer.app;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A display without a screen (`Xvfb`), whose picture lies in a file.
///
/// ```
///   XWD   header size | version | format | depth | width | height | ... | bits per pixel (11) | bytes per line (12)
///         ... | colours (19) | ... | window's name | colours x 12 B | pixels, 4 B each
/// ```
final class VirtualDisplay implements AutoCloseable {
    private static final int WIDTH_AT = 4 * 4;
    private static final int HEIGHT_AT = 5 * 4;
    private static final int LINE_BYTES_AT = 12 * 4;
    private static final int COLOURS_AT = 19 * 4;
    private static final int COLOUR_BYTES = 12;

    private final Process process;
    private final Path framebuffer;
    private final String name;

    private VirtualDisplay(Process process, Path framebuffer, String name) {
        this.process = process;
        this.framebuffer = framebuffer;
        this.name = name;
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
    }

    static VirtualDisplay open(int width, int height, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        "Xvfb",
                        "-displayfd",
                        "1",
                        "-screen",
                        "0",
                        width + "x" + height + "x24",
                        "-nolisten",
                        "tcp",
                        "-fbdir",
                        folder.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String number = lines.readLine();
        if (number == null) {
            process.destroy();
            throw new IOException("Xvfb did not start");
        }
        return new VirtualDisplay(process, folder.resolve("Xvfb_screen0"), ":" + number.strip());
    }

    /// As in the variable DISPLAY.
    String name() {
        return name;
    }

    BufferedImage picture() {
        ByteBuffer file = ByteBuffer.wrap(framebufferBytes());
        int width = file.getInt(WIDTH_AT);
        int height = file.getInt(HEIGHT_AT);
        int lineBytes = file.getInt(LINE_BYTES_AT);
        int pixelsAt = file.getInt(0) + file.getInt(COLOURS_AT) * COLOUR_BYTES;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, Integer.reverseBytes(file.getInt(pixelsAt + y * lineBytes + x * 4)));
            }
        }
        return image;
    }

    private byte[] framebufferBytes() {
        try {
            return Files.readAllBytes(framebuffer);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join().destroyForcibly();
    }
}
