package dev.offsetlab.engine.os;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.BitSet;

/// Packets that were received and that the kernel has not freed yet: what they refer to stays in memory with them.
///
/// `sendfile` and `splice` put no bytes into a packet but references to pages of the page cache. Who reads such
/// a packet on another CPU than the one that sent it does not free it: since Linux 5.19 it goes on a list of the
/// *sender's* CPU, which that CPU works off when its next packet comes along, or when the list is half full
/// (`/proc/sys/net/core/skb_defer_max`, 64 packets). Where all traffic has stopped, neither comes:
///
/// ```
///   CPU 0   sendfile  ->  packet  ->  list: [ packet, packet ]   ... no traffic, for minutes
///                            |               ^      |
///   CPU 1                 read  -------------+      +--> 33 pages of the segment that cannot be evicted
/// ```
///
/// So [#free] makes each CPU's next packet come along: one datagram from the thread to itself.
final class DeferredPackets {
    private static final int ANSWER_MS = 1_000;

    private DeferredPackets() {}

    /// Does nothing where threads cannot be pinned to a CPU; waits at most a second for each CPU.
    static void free() {
        if (CpuAffinity.unavailableBecause().isPresent()) {
            return;
        }
        Thread visitor = Thread.ofPlatform().name("deferred-packets").start(DeferredPackets::visitAll);
        boolean interrupted = false;
        while (visitor.isAlive()) {
            try {
                visitor.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void visitAll() {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(ANSWER_MS);
            socket.connect(socket.getLocalSocketAddress());
            BitSet cpus = CpuAffinity.allowed();
            for (int cpu = cpus.nextSetBit(0); cpu >= 0; cpu = cpus.nextSetBit(cpu + 1)) {
                CpuAffinity.pinTo(cpu);
                visit(socket, (byte) cpu);
            }
        } catch (IOException _) {
            // The packets stay, and so do their pages: whoever evicts looks again and says so.
        }
    }

    /// A CPU that has no time for its packets keeps nobody from the next one; its datagram may arrive there.
    private static void visit(DatagramSocket socket, byte cpu) throws IOException {
        DatagramPacket datagram = new DatagramPacket(new byte[] {cpu}, 1);
        socket.send(datagram);
        try {
            do {
                socket.receive(datagram);
            } while (datagram.getData()[0] != cpu);
        } catch (SocketTimeoutException _) {
            // its packets stay
        }
    }
}
