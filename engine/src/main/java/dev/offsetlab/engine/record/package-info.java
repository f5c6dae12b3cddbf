/// Record batch v2: layout, views, checks, building. May use: nothing of ours.
@NullMarked
package dev.offsetlab.engine.record;

import org.jspecify.annotations.NullMarked;
