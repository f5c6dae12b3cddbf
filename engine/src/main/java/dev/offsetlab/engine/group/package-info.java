/// Consumer groups (classic protocol) and their committed offsets. May use: `log`, `record`, `meta`.
@NullMarked
package dev.offsetlab.engine.group;

import org.jspecify.annotations.NullMarked;
