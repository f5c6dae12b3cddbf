package dev.offsetlab.engine.transfer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A path that the lab brings along.
///
/// @param obstacle why it is not to be had on this machine
record BuiltInPath(
        String name, String describe, Function<PathContext, DataPath> opener, Supplier<Optional<String>> obstacle)
        implements DataPathProvider {

    /// In the order in which a lesson meets them.
    static final List<DataPathProvider> ALL = List.of(
            everywhere("heap", "read into a heap buffer, write it: six copies, four by the CPU", HeapPath::new),
            everywhere("direct", "read into a direct buffer, write it: four copies, two by the CPU", DirectPath::new),
            everywhere("mmap", "write from the mapped file: three copies, one by the CPU", MmapPath::new),
            everywhere("sendfile", "transferTo: pages by reference, none copied by the CPU", SendfilePath::new),
            new BuiltInPath(
                    "splice",
                    "file to a 1 MiB pipe to socket: pages by reference, 256 at a time",
                    context -> new SplicePath(context, PipePool.SHARED),
                    SplicePath::unavailableBecause),
            everywhere("auto", "small regions copied beside their header, the rest by reference", AutoPath::open));

    private static BuiltInPath everywhere(String name, String describe, Function<PathContext, DataPath> opener) {
        return new BuiltInPath(name, describe, opener, Optional::empty);
    }

    @Override
    public Optional<String> unavailableBecause() {
        return obstacle.get();
    }

    @Override
    public DataPath open(PathContext context) {
        return opener.apply(context);
    }
}
