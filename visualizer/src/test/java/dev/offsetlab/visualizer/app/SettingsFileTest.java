package dev.offsetlab.visualizer.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsetlab.visualizer.viewmodel.Settings.Place;
import dev.offsetlab.visualizer.viewmodel.Settings.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    @Test
    void read_whatWasWritten_isTheSame() {
        SettingsFile file = new SettingsFile(folder.resolve("not/yet/settings.json"));
        Stored stored = new Stored("dark", false, "log", new Place(10, 20, 1400, 900, true));

        file.write(stored);

        assertThat(file.read()).isEqualTo(stored);
    }

    @Test
    void read_firstTime_isTheFirst() {
        Stored first = new SettingsFile(folder.resolve("none.json")).read();

        assertThat(first).isEqualTo(Stored.FIRST);
    }

    @Test
    void write_firstPlace_survives() {
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));

        file.write(Stored.FIRST);

        assertThat(file.read().place().x()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"theme\":\"green\",\"motion\":true,\"page\":\"log\",\"place\":null}", "{}"})
    void read_damaged_startsAnew(String text) throws IOException {
        Path damaged = Files.writeString(folder.resolve("settings.json"), text);

        assertThat(new SettingsFile(damaged).read()).isEqualTo(Stored.FIRST);
    }

    @Test
    void write_folderIsAFile_goesOn() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("way"), "");

        new SettingsFile(inTheWay.resolve("settings.json")).write(Stored.FIRST);

        assertThat(inTheWay).hasContent("");
    }
}
