/// Bytes in, bytes out: frames cut from a socket, and the response whose records are ranges of files.
///
/// - *Frame*: four bytes of length, then that many bytes of one request or response.
/// - *Length first*: after a large frame only the next frame's four length bytes are read, so that its body can be
///   read straight into a buffer of its own size.
/// - *Region*: records as a range of a segment file. A response holds it as it is; no byte of it is read here.
/// - *Gathered*: a region so small that copying it beside its header, into one write, is cheaper than a call of its
///   own.
///
/// The codecs are those of `kafka-clients` (`org.apache.kafka.common.message`); their classes of records that move
/// between releases are touched in [RegionRecords], [RecordBytes] and [ResponseEncoder] alone.
///
/// May use: `record`, `log`, `file`, `transfer`.
@NullMarked
package dev.offsetlab.engine.wire;

import org.jspecify.annotations.NullMarked;
