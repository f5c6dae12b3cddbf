/// An append-only file and a range of one: the narrow seam through which anything touches the disk.
///
/// Start reading with [SegmentFile]: a file that is opened on first use ([LazyFile]), counted by its users
/// ([UserCount]) and grows at its end ([FileTail]). [FileRegion] says *where* bytes are and lends the channel, the
/// descriptor or the mapping to those who send them. [OpenFiles] bounds how many files stay open for nobody.
///
/// Terms: *position* (a byte's place in a file; an *offset*, which is a record's number, is nothing this room knows),
/// *retain* and *release* (a user of the file comes and goes), *let go* (close what nobody uses; it is opened again
/// when needed). May use: `os`.
@NullMarked
package dev.offsetlab.engine.file;

import org.jspecify.annotations.NullMarked;
