package dev.offsetlab.lessons.desk;

/// Data paths, and what they cost.
public sealed interface PathDrawer permits Desk {
    /// The data paths of this machine, and which is in force. `lab.path()`
    PathList path();

    /// Switches the path, for all clients, with the next bytes sent. `lab.path(SENDFILE)`
    ///
    /// Fails where there is no such path here; the line names those there are, and why others are not to be
    /// had.
    PathList path(String name);

    /// Sets the buffer of the paths that copy, 512 bytes to 16 MiB; 0 for each path's own. `lab.buffer(64 *
    /// 1024)`
    PathList buffer(int bytes);

    /// The same, and `heap` takes a fresh buffer for each read: the same copies, and garbage.
    /// `lab.buffer(8192, true)`
    PathList buffer(int bytes, boolean fresh);

    /// Reads the topic once by the path in force, with one reader and fetches of 1 MiB; answers with what the
    /// paths counted meanwhile. `lab.read("orders")`
    Counters read(String topic);

    /// What one path costs: four readers drain the topic from memory for two seconds. The path that was in
    /// force is put back. `lab.measure("orders", HEAP)`
    ///
    /// `TLS` measures readers that come in by TLS, whatever path is in force: they decrypt, on threads of
    /// their own, what they throw away.
    Measured measure(String topic, String path);

    /// The same with so many readers for so many seconds. `lab.measure("orders", SENDFILE, 1, 0.5)`
    Measured measure(String topic, String path, int readers, double seconds);

    /// Measures two paths in turns, seven rounds of half a second each, and says what may be said of the
    /// difference; which may be nothing. Prints each round; some ten seconds. `lab.compare("orders", HEAP,
    /// SENDFILE)`
    Compared compare(String topic, String first, String second);

    /// The same with so many rounds; fewer than six are too few for a verdict. `lab.compare("orders", MMAP,
    /// SPLICE, 12)`
    Compared compare(String topic, String first, String second, int rounds);

    /// Measures two paths with several buffers for those that copy; the buffer that was set is put back.
    /// `lab.sweepBuffers("orders", DIRECT, SENDFILE, 8192, 65536, 1 << 20)`
    Sweep sweepBuffers(String topic, String first, String second, int... bufferBytes);

    /// Measures two paths with readers that ask for several sizes of an answer.
    /// `lab.sweepFetches("orders", HEAP, SENDFILE, 4096, 65536, 1 << 20)`
    Sweep sweepFetches(String topic, String first, String second, int... fetchBytes);

    /// What each path has sent and called since the broker started. `lab.counters().of(HEAP).systemCalls()`
    Counters counters();

    /// How clients come in by TLS, to the same broker. The first call opens its TLS listener, on a free port;
    /// about a second, for a certificate is made. `lab.tls().address()`
    ///
    /// Fails where no certificate can be made; the line says what is missing.
    TlsView tls();
}
