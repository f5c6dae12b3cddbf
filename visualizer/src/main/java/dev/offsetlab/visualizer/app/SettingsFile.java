package dev.offsetlab.visualizer.app;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.offsetlab.visualizer.theme.LabTheme;
import dev.offsetlab.visualizer.viewmodel.Settings.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings as a JSON file of the user: `$XDG_CONFIG_HOME/offset-lab/settings.json`, else below `~/.config`.
///
/// A file that cannot be read costs the settings, never the start; one that cannot be written is said once.
final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path file;

    SettingsFile(Path file) {
        this.file = file;
    }

    static SettingsFile ofUser() {
        String xdg = System.getenv("XDG_CONFIG_HOME");
        Path folder = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(xdg);
        return new SettingsFile(folder.resolve("offset-lab").resolve("settings.json"));
    }

    Stored read() {
        if (!Files.exists(file)) {
            return Stored.FIRST;
        }
        try {
            Stored stored = JSON.readValue(file.toFile(), Stored.class);
            LabTheme.named(stored.theme());
            return stored;
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("settings start anew, the file cannot be read: file={} why={}", file, unreadable.getMessage());
            return Stored.FIRST;
        }
    }

    void write(Stored stored) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            JSON.writerWithDefaultPrettyPrinter().writeValue(next.toFile(), stored);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.warn("settings are not kept: file={} why={}", file, unwritable.getMessage());
        }
    }
}
