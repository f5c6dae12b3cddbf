/// The doorway to the engine: start a broker, stop it, look at it, switch its data path.
@NullMarked
package dev.offsetlab.engine;

import org.jspecify.annotations.NullMarked;
