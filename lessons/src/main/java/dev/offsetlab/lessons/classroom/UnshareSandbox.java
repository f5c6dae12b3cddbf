package dev.offsetlab.lessons.classroom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// By `unshare` of util-linux, for machines without bubblewrap: the same walls, built by a few lines of shell.
///
/// ```
///   unshare: user, mount, net, pid, ipc            a root that is nobody outside
///     tmpfs on /mnt                                becomes the new root
///       bind, read-only: /usr ... and what is given
///       tmpfs tmp (bounded), proc, dev/null ...
///     ip link set lo up
///     pivot_root, the old root unmounted           nothing leads back
///     the new root read-only                       only /tmp can be written to
///     setpriv: no capability is left
/// ```
final class UnshareSandbox implements Sandbox {
    private static final List<String> NEEDED = List.of("unshare", "mount", "umount", "pivot_root", "setpriv", "ip");

    /// Its arguments: bound on /tmp, number of paths, the paths, the command.
    private static final String BUILD = """
            set -e
            PATH=/usr/sbin:/usr/bin:/sbin:/bin
            size=$1; count=$2; shift 2
            root=/mnt
            mount -t tmpfs -o mode=755 sandbox $root
            mkdir $root/tmp $root/proc $root/dev $root/old
            mount -t tmpfs -o mode=1777,size=$size tmp $root/tmp
            while [ $count -gt 0 ]; do
              path=$1; shift; count=$((count - 1))
              mkdir -p "$root$(dirname "$path")"
              if [ -L "$path" ]; then cp -P "$path" "$root$path"; continue; fi
              if [ -d "$path" ]; then mkdir -p "$root$path"; else : > "$root$path"; fi
              mount --bind "$path" "$root$path"
              mount -o remount,bind,ro "$root$path"
            done
            for device in null zero random urandom; do
              : > $root/dev/$device; mount --bind /dev/$device $root/dev/$device
            done
            mount -t proc proc $root/proc
            ip link set lo up
            cd $root
            pivot_root . old
            umount -l /old
            mount -o remount,ro /
            cd /tmp
            export HOME=/tmp
            exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all "$@"
            """;

    @Override
    public String name() {
        return "unshare";
    }

    @Override
    public Optional<String> unavailableBecause() {
        List<String> missing =
                NEEDED.stream().filter(program -> !Programs.onPath(program)).toList();
        if (!missing.isEmpty()) {
            return Optional.of(String.join(", ", missing)
                    + (missing.size() == 1 ? " is" : " are")
                    + " not on the PATH (packages util-linux and iproute2, of Linux only)");
        }
        return Programs.works(wrap(List.of("true"), List.of(), Limits.DEFAULTS))
                ? Optional.empty()
                : Optional.of(
                        "unshare is here but may not make namespaces (kernel.unprivileged_userns_clone, AppArmor)");
    }

    @Override
    public List<String> wrap(List<String> command, List<Path> readable, Limits limits) {
        List<Path> paths = Stream.concat(SandboxFolders.ofSystem().stream(), readable.stream())
                .filter(Files::exists)
                .toList();
        List<String> all = new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "--net"));
        all.addAll(List.of("--pid", "--ipc", "--fork", "--kill-child"));
        all.addAll(List.of("/bin/sh", "-c", BUILD, "sandbox"));
        all.add(Long.toString((long) limits.diskMib() << 20));
        all.add(Integer.toString(paths.size()));
        paths.forEach(path -> all.add(path.toString()));
        all.addAll(SandboxFolders.limited(command, limits));
        return all;
    }
}
