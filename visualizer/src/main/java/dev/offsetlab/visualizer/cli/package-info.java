/// The terminal commands of the lab.
@NullMarked
package dev.offsetlab.visualizer.cli;

import org.jspecify.annotations.NullMarked;
