package dev.offsetlab.visualizer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// How software is installed on this machine: the command to copy.
enum Packages {
    APT("sudo apt install "),
    DNF("sudo dnf install "),
    BREW("brew install "),
    UNKNOWN("install ");

    private final String command;

    Packages(String command) {
        this.command = command;
    }

    static Packages ofThisMachine() {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return BREW;
        }
        if (Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return APT;
        }
        return Files.isExecutable(Path.of("/usr/bin/dnf")) ? DNF : UNKNOWN;
    }

    /// The command for one of three names of the same thing; empty where this system has no such package.
    String install(String debian, String fedora, String brew) {
        String name = switch (this) {
            case APT, UNKNOWN -> debian;
            case DNF -> fedora;
            case BREW -> brew;
        };
        return name.isEmpty() ? "" : command + name;
    }

    boolean isLinux() {
        return this != BREW;
    }

    boolean isMac() {
        return this == BREW;
    }
}
