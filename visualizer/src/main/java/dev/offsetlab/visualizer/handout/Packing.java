package dev.offsetlab.visualizer.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// Packs a handout or a bundle: the copy in a folder of its own, then the zip.
public final class Packing {
    private static final String TOP = "offset-lab";

    private final Path home;
    private final Map<String, String> starters;
    private final Consumer<String> says;

    /// @param home     the checkout
    /// @param starters text of each by `exNN/Name.java`
    /// @param says     hears each step
    public Packing(Path home, Map<String, String> starters, Consumer<String> says) {
        this.home = home;
        this.starters = starters;
        this.says = says;
    }

    /// The lab without solutions and instructor's notes.
    public void handout(Path zip) throws IOException, InterruptedException {
        pack(zip, false);
    }

    /// The same, built, with every jar inside.
    public void bundle(Path zip) throws IOException, InterruptedException {
        pack(zip, true);
    }

    private void pack(Path zip, boolean everyJar) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("offset-lab-handout");
        try {
            Path copy = work.resolve(TOP);
            says.accept("copying what students get");
            new StudentCopy(home, starters).write(copy);
            if (everyJar) {
                new PrivateRepository(copy, says).fill();
            }
            says.accept("packing");
            ZipFolder.write(copy, zip, TOP);
        } finally {
            Folders.delete(work);
        }
    }
}
