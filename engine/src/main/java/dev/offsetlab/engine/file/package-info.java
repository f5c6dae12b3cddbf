/// An append-only file and a range of one: the narrow seam through which anything touches the disk. May use: `os`.
@NullMarked
package dev.offsetlab.engine.file;

import org.jspecify.annotations.NullMarked;
