/// What the broker knows of itself: topics, their ids, every config with value, default and doc. May use: `log`,
/// `transfer`, `observe`.
@NullMarked
package dev.offsetlab.engine.meta;

import org.jspecify.annotations.NullMarked;
