/// What only the operating system can tell or do. Linux by the Foreign Function & Memory API; each thing says why it
/// is not to be had elsewhere, and has a fallback where one makes sense.
///
/// ```
///   Libc, Errno           how a C function is found and called, and why it failed
///   RawFile, Descriptors  a file, a socket, by their numbers
///   Pipe, Splice          pages from a file to a socket, past every buffer of ours
///   SocketDiscard         bytes that arrive and are thrown away in the kernel
///   PageCache             what of a file is in memory; out with it; in with it
///   DeferredPackets       packets that hold pages in memory although everybody has read them
///   ThreadUsage,          CPU, faults, context switches, allocation:
///   ProcessUsage          of this JVM by thread, of any process as a whole
///   Capabilities          which of all this works on this machine
/// ```
///
/// Terms: a *descriptor* is the number of an open file or socket; *errno* is the number of a reason; a *page* is the
/// 4 KiB in which Linux keeps files in memory; the *page cache* is all these pages; a page is *dirty* while the disk
/// does not have it yet.
///
/// Only this room may assume Linux, and not while a class is initialised. May use: nothing of ours.
@NullMarked
package dev.offsetlab.engine.os;

import org.jspecify.annotations.NullMarked;
