/// What the window looks at, as values.
///
/// ```
///   EmbeddedLab  (a broker in this JVM)   --+
///                                            +--> LabSample, ten a second --> Feed --> one batch per pulse, on the
///   ClusterSource (any Kafka, --bootstrap) --+                                          window's thread
/// ```
///
/// Samples hold running totals, not rates: one that is dropped because the window was busy loses nothing. Terms: a
/// *source* is what is looked at; a *sample* is one look at all of it.
///
/// No scene graph here. May use: the engine, `load`, `child`.
@NullMarked
package dev.offsetlab.visualizer.feed;

import org.jspecify.annotations.NullMarked;
