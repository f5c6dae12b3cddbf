/// Record batch v2: its layout, a view of its header, what a client may send, what a broker stamps into it; building
/// batches and reading their records; taking one apart for people ([BatchTree]).
///
/// A *batch* is what a producer sends, the log stores and a consumer gets, byte for byte the same; a *record* is one
/// entry in it, and exists apart only for those who build a batch or read one. Start with [BatchLayout].
///
/// Terms: *base offset* (of the first record), *last offset delta* (last offset minus base offset), *magic* (version of
/// the layout, here 2), *control batch* (written by a broker to end a transaction), *codec* (how the records are
/// compressed). May use: nothing of ours.
@NullMarked
package dev.offsetlab.engine.record;

import org.jspecify.annotations.NullMarked;
