package dev.offsetlab.visualizer.cli;

import dev.offsetlab.lessons.catalog.Exercise;
import dev.offsetlab.lessons.catalog.Exercises;
import dev.offsetlab.lessons.grade.CourseFiles;
import dev.offsetlab.lessons.grade.Starters;
import dev.offsetlab.visualizer.handout.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What `handout` and `bundle` share.
final class Packed {
    private Packed() {}

    enum Kind {
        HANDOUT,
        BUNDLE
    }

    static void write(String option, Path zip, Kind kind) throws IOException, InterruptedException {
        Outputs.checkFile(option, zip);
        Terminal terminal = Terminal.ofSystem();
        CourseFiles files = CourseFiles.ofLab();
        Packing packing = new Packing(files.home(), starters(files), step -> terminal.line("  " + step));
        if (kind == Kind.HANDOUT) {
            packing.handout(zip);
        } else {
            packing.bundle(zip);
        }
        terminal.line(String.format(Locale.ROOT, "  %s  %,.1f MB", zip.toAbsolutePath(), Files.size(zip) / 1e6));
    }

    private static Map<String, String> starters(CourseFiles files) throws IOException {
        Map<String, String> starters = new TreeMap<>();
        for (Exercise exercise : Exercises.all()) {
            Map<String, String> ofOne = new Starters(files).of(exercise);
            if (ofOne.isEmpty()) {
                throw new IOException("no starter of exercise " + exercise.number()
                        + " is there: neither solutions nor exercises/.starters");
            }
            ofOne.forEach((name, text) -> starters.put(exercise.packageName() + "/" + name, text));
        }
        return starters;
    }
}
