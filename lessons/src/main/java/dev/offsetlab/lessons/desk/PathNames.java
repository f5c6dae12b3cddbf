package dev.offsetlab.lessons.desk;

/// The names of the built-in data paths, for cells: `lab.path(SENDFILE)`. A path of one's own is given by its name:
/// `lab.path("mine")`.
public final class PathNames {
    /// Read into an array, write it out: six copies.
    public static final String HEAP = "heap";
    /// The same with a direct buffer: the textbook's four copies.
    public static final String DIRECT = "direct";
    /// Write from a mapped segment: no read call, still a copy.
    public static final String MMAP = "mmap";
    /// `FileChannel.transferTo`: no byte passes through user space.
    public static final String SENDFILE = "sendfile";
    /// Through a pipe of 1 MiB: sendfile with larger steps. Linux only.
    public static final String SPLICE = "splice";
    /// Copies what is small, splices or sends the rest.
    public static final String AUTO = "auto";

    /// What every path becomes on a TLS connection. It is measured and not set: `lab.measure("orders", TLS)`.
    public static final String TLS = "tls";

    private PathNames() {}
}
