package dev.offsetlab.lessons.classroom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// By `bwrap`, which asks for no rights: namespaces of its own for users, processes, mounts, network (loopback only).
final class BubblewrapSandbox implements Sandbox {
    @Override
    public String name() {
        return "bubblewrap";
    }

    @Override
    public Optional<String> unavailableBecause() {
        if (!Programs.onPath("bwrap")) {
            return Optional.of("bwrap is not on the PATH (Debian, Ubuntu, Fedora: install the package bubblewrap)");
        }
        return Programs.works(wrap(List.of("true"), List.of(), Limits.DEFAULTS))
                ? Optional.empty()
                : Optional.of("bwrap is here but may not make namespaces (kernel.unprivileged_userns_clone, AppArmor)");
    }

    @Override
    public List<String> wrap(List<String> command, List<Path> readable, Limits limits) {
        List<String> all = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
        // Whoever is root outside would keep every right inside.
        all.addAll(List.of("--cap-drop", "ALL"));
        all.addAll(List.of("--clearenv", "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp"));
        all.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        all.addAll(List.of("--size", Long.toString((long) limits.diskMib() << 20), "--tmpfs", "/tmp"));
        for (Path system : SandboxFolders.ofSystem()) {
            mount(all, system);
        }
        readable.forEach(path -> mount(all, path));
        // Both are file systems in memory, without a bound: only /tmp is to be written to.
        all.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"));
        all.addAll(SandboxFolders.limited(command, limits));
        return all;
    }

    private static void mount(List<String> all, Path path) {
        if (Files.isSymbolicLink(path)) {
            all.addAll(List.of("--symlink", SandboxFolders.target(path), path.toString()));
        } else {
            all.addAll(List.of("--ro-bind", path.toString(), path.toString()));
        }
    }
}
