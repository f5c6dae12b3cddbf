/// What the broker knows of itself: its topics with their ids, and every config with value, default and doc.
///
/// Terms: a config is *static* (a start option), *dynamic* (changed while the broker runs, kept on disk) or has its
/// *default*; a topic has *own* configs and inherits the rest from broker configs of another name, its *synonyms*.
///
/// Start reading at [Settings] and [Topics]; what both keep on disk is drawn at [MetaText].
///
/// May use: `log`, `transfer`, `observe`, and `org.apache.kafka.common` for ids, config definitions and refusals.
@NullMarked
package dev.offsetlab.engine.meta;

import org.jspecify.annotations.NullMarked;
