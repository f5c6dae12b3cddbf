/// The data paths: how a range of a file reaches a socket. The heart of the lab.
///
/// ```
///             disk ==> page cache ....................................................> NIC
///   heap                 |--> JDK's buffer --> heap buffer --> JDK's buffer --> socket --|
///   direct               |---------> direct buffer -------------------------> socket --|
///   mmap                 |-----------------------------------------------> socket --|
///   sendfile             |..... references to pages, 16 at a time .......> socket ..|
///   splice               |..... references to pages, 256 at a time ......> socket ..|
///   tls                  |--> direct buffer --> encrypted --> JDK's buffer --> socket --|   (room server.tls)
///                         -->  a copy by the CPU     ..>  no copy
/// ```
///
/// Start reading at [dev.offsetlab.engine.transfer.DataPath], then `HeapPath`, then the others in the order above.
/// Terms: a *region* is a range of a segment file; a *short* transfer sent less than was asked, a *zero* transfer
/// nothing, because the socket was *full*; to *gather* is to copy a small region beside its header, for one write.
///
/// May use: `file`, `os`, `observe`.
@NullMarked
package dev.offsetlab.engine.transfer;

import org.jspecify.annotations.NullMarked;
